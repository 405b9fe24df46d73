import Compression
import NIOCore
import TestSupport
import Testing

@testable import GRPCWire

@Suite("Rubbish on the wire ends in an error or in nothing, never in a trap")
struct RubbishTests {
  @Test("message envelopes, cut anywhere", arguments: 0..<8 as Range<UInt64>)
  func envelopes(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<2_000 {
      var assembler = MessageAssembler(maxMessageBytes: 1_000)
      for number in 0..<random.place(6) {
        // Mostly small lengths, so that some messages are whole.
        var bytes = random.bytes(random.place(40))
        if Bool.random(using: &random), bytes.count > 4 { bytes.replaceSubrange(0..<4, with: [UInt8(random.place(3)), 0, 0, 0]) }
        assembler.append(ByteBuffer(bytes: bytes), isLast: number == 5)
        do {
          while let message = try assembler.next() {
            #expect(message.bytes.readableBytes <= 1_000)
            if message.isCompressed { _ = Gzip.decompress(message.bytes, maxBytes: 1_000) }
          }
        } catch {
          #expect([.internal, .resourceExhausted].contains(error.code))
          break
        }
      }
    }
  }

  @Test("packed messages that are damaged", arguments: 0..<4 as Range<UInt64>)
  func packed(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<1_000 {
      let plain = ByteBuffer(bytes: random.bytes(random.place(200)))
      var packed = try #require(Gzip.compress(plain, skipping: 0))
      for _ in 0..<random.place(4) {
        packed.setInteger(UInt8.random(in: 0...255, using: &random), at: random.place(packed.readableBytes))
      }
      if case .success(let bytes) = Gzip.decompress(packed, maxBytes: 150) { #expect(bytes.readableBytes <= 150) }
    }
  }

  @Test("texts of headers", arguments: 0..<4 as Range<UInt64>)
  func headers(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<5_000 {
      let text = String(decoding: random.bytes(random.place(30), below: Bool.random(using: &random) ? 256 : 128), as: UTF8.self)
      if let timeout = Timeout.parse(text) { #expect(timeout >= .nanoseconds(0)) }
      _ = PercentEncoding.decode(text)
      #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
      if let bytes = Base64.decode(text) { #expect(Base64.decode(Base64.encode(bytes)) == bytes) }
    }
  }
}

extension SplitMix {
  /// A place among so many; 0 where there is none.
  fileprivate mutating func place(_ count: Int) -> Int { count > 0 ? below(count) : 0 }

  fileprivate mutating func bytes(_ count: Int, below limit: Int = 256) -> [UInt8] { (0..<count).map { _ in UInt8(below(limit)) } }
}
