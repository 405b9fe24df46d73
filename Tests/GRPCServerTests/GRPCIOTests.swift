import GRPCServer
import Testing

@Suite("grpcio as the client", .serialized)
struct GRPCIOTests {
  @Test(
    "unary calls do what gRPC promises",
    .timeLimit(.minutes(1)),
    arguments: [
      "echo", "context", "errors", "paths", "broken_request", "oversize", "many_oversize", "deadlines", "cancellation",
      "closed_connection", "big_answer", "health",
    ], [true, false])
  func check(_ name: String, onEventLoops: Bool) async throws {
    let server = try await TestServer { $0.handlersRunOnEventLoops = onEventLoops }
    try await ForeignClient.run("grpcio_calls", name, "\(server.address.port)")
    await server.shutdown()
    #expect(server.connectionCount == 0)
  }

  @Test("gzip is read, and written to clients that accept it", .timeLimit(.minutes(1)), arguments: [true, false])
  func gzip(compresses: Bool) async throws {
    let server = try await TestServer { $0.compression = compresses ? .always(minimumBytes: 1024) : .off }
    try await ForeignClient.run("grpcio_calls", "gzip", "\(server.address.port)")
    await server.shutdown()
  }
}
