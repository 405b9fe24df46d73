import GRPCServer
import Logging
import Testing

@Suite("A server's life", .serialized)
struct LifecycleTests {
  @Test("a taken port is a clear error, and the server may be tried again", .timeLimit(.minutes(1)))
  func takenPort() async throws {
    // At an address where nobody else listens, and below the ports that the system gives out: no other test gets it in between.
    let (host, port) = ("127.0.0.77", Int.random(in: 20_000..<30_000))
    var configuration = GRPCServerConfiguration(host: host, port: port)
    configuration.eventLoopThreads = 1
    let first = GRPCServer(methods: MethodTable(), configuration: configuration, logger: Logger(label: "test"))
    let second = GRPCServer(methods: MethodTable(), configuration: configuration, logger: Logger(label: "test"))
    _ = try await first.start()
    await #expect(throws: GRPCServerError.addressInUse(host: host, port: port)) { try await second.start() }
    await first.shutdown(grace: .zero)
    #expect(try await second.start().port == port)
    await #expect(throws: GRPCServerError.alreadyStarted) { try await second.start() }
    await second.shutdown(grace: .zero)
  }

  @Test("shutdown sends GOAWAY, serves what crosses it, and lets open calls end", .timeLimit(.minutes(1)))
  func graceful() async throws {
    let server = try await TestServer()
    async let client: Void = ForeignClient.run("frames", "graceful_shutdown", "\(server.address.port)")
    await server.parked.reaches(1)
    await server.shutdown(grace: .seconds(50))
    try await client
    #expect(server.cancelled.value == 0)
    #expect(server.connectionCount == 0)
  }

  @Test("a call that begins after the last GOAWAY is refused, the others go on", .timeLimit(.minutes(1)))
  func lateStream() async throws {
    let server = try await TestServer()
    async let client: Void = ForeignClient.run("frames", "late_stream", "\(server.address.port)")
    await server.parked.reaches(1)
    await server.shutdown(grace: .seconds(50))
    try await client
  }

  @Test("shutdown cuts and cancels what its grace did not suffice for", .timeLimit(.minutes(1)))
  func cut() async throws {
    let server = try await TestServer()
    async let client: Void = ForeignClient.run("frames", "cut_shutdown", "\(server.address.port)")
    await server.parked.reaches(1)
    await server.shutdown(grace: .milliseconds(50))
    try await client
    await server.cancelled.reaches(1)
  }
}
