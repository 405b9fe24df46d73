import NIOCore
import Testing

@testable import GRPCWire

@Suite("Cutting DATA frames into messages")
struct MessageAssemblerTests {
  private func bytes(_ messages: String...) -> ByteBuffer {
    var buffer = ByteBuffer()
    for message in messages { buffer.writeImmutableBuffer(EncodedMessage(bytes: Array(message.utf8)).frame) }
    return buffer
  }

  @Test("cuts come anywhere", arguments: 1...16)
  func cuts(_ size: Int) throws {
    var assembler = MessageAssembler(maxMessageBytes: 100)
    var source = bytes("one", "", "three")
    var found: [String] = []
    while source.readableBytes > 0 {
      let piece = source.readSlice(length: min(size, source.readableBytes)) ?? ByteBuffer()
      assembler.append(piece, isLast: source.readableBytes == 0)
      while let message = try assembler.next() { found.append(String(buffer: message.bytes)) }
    }
    #expect(found == ["one", "", "three"])
    #expect(assembler.storedBytes == 0)
  }

  @Test("a prefix that announces too much is refused before the message is there")
  func tooLarge() {
    var assembler = MessageAssembler(maxMessageBytes: 100)
    assembler.append(ByteBuffer(bytes: [0, 0, 0, 0, 101]), isLast: false)
    #expect(throws: GRPCError(.resourceExhausted, "grpc: received message larger than max (101 vs. 100)")) { try assembler.next() }
  }

  @Test("bytes that must wait are copied out of the buffer they came in")
  func copies() throws {
    var read = ByteBuffer(repeating: 9, count: 60_000)
    read.setBuffer(bytes("hello"), at: 0)
    let frame = try #require(read.getSlice(at: 0, length: 10))
    var assembler = MessageAssembler(maxMessageBytes: 100)
    assembler.append(frame, isLast: false)
    let message = try #require(try assembler.next())
    #expect(message.bytes.storageCapacity < 1000)
  }
}
