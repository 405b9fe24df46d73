import NIOCore
import NIOHPACK
import Testing

@testable import GRPCServer

@Suite("A call that collects its request")
struct ServerCallTests {
  private func call(streaming: Bool = false, headers: [(String, String)] = []) throws -> ServerCall {
    let base = [(":method", "POST"), (":path", "/a.B/C"), ("content-type", "application/grpc")]
    let head = try RequestHead(HPACKHeaders(base + headers))
    let kind: Method.Kind = streaming ? .streaming { _, _, _ in } : .unary { bytes, _ in { EncodedMessage(bytes: Array(buffer: bytes)) } }
    return ServerCall(
      method: Method(path: "/a.B/C", kind: kind), context: CallContext(path: "/a.B/C"), head: head, maxRequestBytes: 10)
  }

  private func frame(_ text: String) -> ByteBuffer { EncodedMessage(bytes: Array(text.utf8)).frame }

  @Test("starts when the client has sent all, not before")
  func start() throws {
    var call = try call()
    guard case .wait = call.receive(frame("hello"), endStream: false) else { throw GRPCError(.internal, "did not wait") }
    #expect(call.heldBytes == 5)
    guard case .start(let request) = call.receive(ByteBuffer(), endStream: true) else { throw GRPCError(.internal, "did not start") }
    #expect(String(buffer: request) == "hello")
    #expect(call.isHalfClosed)
    #expect(call.heldBytes == 0)
  }

  @Test("refuses a second message as soon as it begins")
  func second() throws {
    var call = try call()
    var two = frame("one")
    two.writeInteger(UInt8(0))
    guard case .reject(let error) = call.receive(two, endStream: false) else { throw GRPCError(.internal, "did not reject") }
    #expect(error.code == .internal)
  }

  @Test("refuses an end without a whole message", arguments: [0, 3, 7])
  func cut(_ count: Int) throws {
    var call = try call()
    let cut = try #require(frame("hello").getSlice(at: 0, length: count))
    guard case .reject(let error) = call.receive(cut, endStream: true) else { throw GRPCError(.internal, "did not reject") }
    #expect(error == GRPCError(.internal, "unexpected EOF"))
  }

  @Test("that streams delivers every message at once")
  func streams() throws {
    var call = try call(streaming: true)
    var two = frame("one")
    two.writeImmutableBuffer(frame("two"))
    guard case .deliver(let messages, isLast: false) = call.receive(two, endStream: false) else {
      throw GRPCError(.internal, "did not deliver")
    }
    #expect(messages.map { String(buffer: $0) } == ["one", "two"])
    guard case .deliver(let none, isLast: true) = call.receive(ByteBuffer(), endStream: true) else {
      throw GRPCError(.internal, "did not end")
    }
    #expect(none.isEmpty)
  }
}
