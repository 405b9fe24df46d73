import GRPCServer
import Testing

@Suite("Where handlers run", .serialized)
struct HandlerThreadTests {
  @Test("on their connection's thread at first, and after a wait as configured", .timeLimit(.minutes(1)), arguments: [true, false])
  func threads(onEventLoops: Bool) async throws {
    let server = try await TestServer { $0.handlersRunOnEventLoops = onEventLoops }
    try await ForeignClient.run("grpcio_calls", "threads", "\(server.address.port)", onEventLoops ? "loop loop" : "loop pool")
    await server.shutdown()
  }
}
