import Compression
import NIOCore
import Testing

@testable import GRPCWire

@Suite("Wire values")
struct WireValueTests {
  @Test(
    "grpc-timeout is up to eight digits and a unit",
    arguments: [
      ("1n", 1), ("2u", 2_000), ("3m", 3_000_000), ("10S", 10_000_000_000), ("1M", 60_000_000_000), ("1H", 3_600_000_000_000),
      ("99999999H", Int64.max / 4), ("0S", 0), ("", nil), ("S", nil), ("1", nil), ("123456789S", nil), ("-1S", nil), ("1s", nil),
      ("1 S", nil),
    ] as [(String, Int64?)])
  func timeout(_ text: String, _ nanoseconds: Int64?) {
    #expect(Timeout.parse(text)?.nanoseconds == nanoseconds)
  }

  @Test("base64 is written without padding and read with or without", arguments: 0..<70)
  func base64(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }
    let text = Base64.encode(bytes)
    #expect(!text.contains("="))
    #expect(Base64.decode(text) == bytes)
    let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    #expect(Base64.decode(padded) == bytes)
  }

  @Test("what is not base64 is refused", arguments: ["a", "ab*d", "ab=d", "ab cd", "===", "ä"])
  func notBase64(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(
    "grpc-message keeps printable ASCII and escapes the rest",
    arguments: [("plain text!", "plain text!"), ("100%", "100%25"), ("a\nb", "a%0Ab"), ("é", "%C3%A9"), ("", ""), ("~\u{7F}", "~%7F")])
  func percent(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
    #expect(PercentEncoding.decode(encoded) == text)
  }

  @Test("a broken escape stands for itself", arguments: ["100%", "%4", "%zz", "a%"])
  func brokenEscape(_ text: String) {
    #expect(PercentEncoding.decode(text) == text)
  }

  @Test(
    "a timeout is written in the finest unit that eight digits hold, never shortened",
    arguments: [(1, "1n"), (0, "1n"), (70_000_000_000, "70000000u"), (100_000_000, "100000u"), (100_000_000_001, "100001m")]
      as [(Int64, String)])
  func writtenTimeout(_ nanoseconds: Int64, _ text: String) throws {
    #expect(Timeout.encode(.nanoseconds(nanoseconds)) == text)
    #expect(try #require(Timeout.parse(text)).nanoseconds >= nanoseconds)
  }

  @Test("gzip comes back as it was", arguments: [1, 5, 1000, 1_000_000])
  func gzip(_ count: Int) throws {
    let bytes = ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) })
    let packed = try #require(Gzip.compress(bytes, skipping: 1))
    #expect(try Gzip.decompress(packed, maxBytes: count).get() == bytes.getSlice(at: 1, length: count - 1))
  }

  @Test("a message that unfolds past the ceiling is stopped there")
  func bomb() throws {
    let packed = try #require(Gzip.compress(ByteBuffer(repeating: 0, count: 10_000_000), skipping: 0))
    #expect(packed.readableBytes < 100_000)
    guard case .failure(.tooLarge) = Gzip.decompress(packed, maxBytes: 1_000_000) else {
      Issue.record("not stopped")
      return
    }
  }

  @Test("what does not shrink is sent as it is")
  func incompressible() {
    var generator = SystemRandomNumberGenerator()
    let noise = EncodedMessage(bytes: (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    #expect(!noise.compressedIfSmaller().isCompressed)
    let text = EncodedMessage(bytes: [UInt8](repeating: 65, count: 2000)).compressedIfSmaller()
    #expect(text.isCompressed)
    #expect(text.frame.getInteger(at: text.frame.readerIndex, as: UInt8.self) == 1)
    #expect(text.frame.getInteger(at: text.frame.readerIndex + 1, as: UInt32.self) == UInt32(text.messageBytes))
  }
}
