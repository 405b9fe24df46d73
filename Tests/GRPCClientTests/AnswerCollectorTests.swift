import GRPCWire
import NIOCore
import NIOHPACK
import Testing

@testable import GRPCClient

@Suite("The answer of a call as it comes in")
struct AnswerCollectorTests {
  private func collect(head: HPACKHeaders? = [":status": "200"], data: [ByteBuffer], trailers: HPACKHeaders) -> Result<
    ByteBuffer, GRPCError
  >? {
    var collector = AnswerCollector(maxBytes: 100)
    if let head, let early = collector.receive(head, endStream: false) { return early }
    for bytes in data {
      if let early = collector.receive(bytes, endStream: false) { return early }
    }
    return collector.receive(trailers, endStream: true)
  }

  private func frame(_ text: String) -> ByteBuffer { EncodedMessage(bytes: Array(text.utf8)).frame }

  @Test("a message and an OK, in whatever pieces")
  func ok() throws {
    var whole = frame("hello")
    let first = try #require(whole.getSlice(at: 0, length: 3))
    whole.moveReaderIndex(forwardBy: 3)
    let pieces = [first, whole]
    #expect(collect(data: pieces, trailers: ["grpc-status": "0"]) == .success(ByteBuffer(string: "hello")))
  }

  @Test("a failure with text and details, with or without a message before it")
  func failure() {
    let trailers: HPACKHeaders = ["grpc-status": "6", "grpc-message": "schon da: 100%25", "grpc-status-details-bin": "AQID/w"]
    let error = GRPCError(.alreadyExists, "schon da: 100%", statusDetails: [1, 2, 3, 255])
    #expect(collect(head: nil, data: [], trailers: trailers) == .failure(error))
    #expect(collect(data: [frame("x")], trailers: trailers) == .failure(error))
  }

  @Test(
    "an answer without a status is what its HTTP status says",
    arguments: [("503", .unavailable), ("404", .unimplemented), ("418", .unknown)] as [(String, GRPCStatusCode)])
  func http(_ status: String, _ code: GRPCStatusCode) {
    guard case .failure(let error) = collect(head: nil, data: [], trailers: [":status": status]) else {
      Issue.record("no failure")
      return
    }
    #expect(error.code == code)
  }

  @Test("what a server must not do is INTERNAL: no message, two messages, no end")
  func broken() {
    func code(_ result: Result<ByteBuffer, GRPCError>?) -> GRPCStatusCode? {
      if case .failure(let error) = result { error.code } else { nil }
    }
    #expect(code(collect(data: [], trailers: ["grpc-status": "0"])) == .internal)
    #expect(code(collect(data: [frame("a"), frame("b")], trailers: ["grpc-status": "0"])) == .internal)
    var collector = AnswerCollector(maxBytes: 100)
    #expect(code(collector.receive(frame("a"), endStream: true)) == .internal)
    #expect(code(collect(data: [frame(String(repeating: "x", count: 101))], trailers: ["grpc-status": "0"])) == .resourceExhausted)
  }

  @Test("a packed message is unpacked")
  func gzip() throws {
    let packed = EncodedMessage(bytes: [UInt8](repeating: 65, count: 90)).compressedIfSmaller()
    #expect(packed.isCompressed)
    let answer = try collect(head: [":status": "200", "grpc-encoding": "gzip"], data: [packed.frame], trailers: ["grpc-status": "0"])?.get()
    #expect(answer == ByteBuffer(repeating: 65, count: 90))
  }
}
