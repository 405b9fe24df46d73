import GRPCServer
import Testing

@Suite("A bare HTTP/2 client", .serialized)
struct FrameTests {
  @Test(
    "sends frames right and wrong, few and many",
    .timeLimit(.minutes(1)),
    arguments: [
      "early_streams", "pings_within_ceiling", "resets_within_ceiling", "pieces", "wrong_requests", "wrong_messages",
      "oversize_before_it_comes", "broken_frames", "large_headers", "small_window", "slow_reader", "reset_while_answering",
      "large_requests", "many_questions",
    ])
  func check(_ name: String) async throws {
    let server = try await TestServer()
    try await ForeignClient.run("frames", name, "\(server.address.port)")
    await server.shutdown()
  }

  /// NIO's checks of its own invariants make every stream cost in proportion to the open ones in a debug build.
  @Test("may have ten thousand calls open at once", .timeLimit(.minutes(1)))
  func manyOpenCalls() async throws {
    #if DEBUG
      let count = 1_000
    #else
      let count = 10_000
    #endif
    let server = try await TestServer()
    try await ForeignClient.run("frames", "many_open", "\(server.address.port)", "\(count)")
    await server.shutdown()
  }

  @Test(
    "is cut when it lets more answers wait than the server holds for it, in its windows or in its socket", .timeLimit(.minutes(1)),
    arguments: ["unread_windows", "unread_socket"])
  func unread(_ check: String) async throws {
    let server = try await TestServer { $0.maxUnsentAnswerBytes = 8 << 20 }
    try await ForeignClient.run("frames", check, "\(server.address.port)")
    await server.shutdown()
  }

  @Test("is cut above the ceilings of control and reset frames", .timeLimit(.minutes(1)), arguments: ["pings", "resets"])
  func ceilings(_ kind: String) async throws {
    let server = try await TestServer {
      $0.maxControlFrames = 50
      $0.maxResetFrames = 50
      $0.frameRateWindow = .seconds(60)
    }
    try await ForeignClient.run("frames", "\(kind)_above_ceiling", "\(server.address.port)")
    await server.shutdown()
  }

  @Test("may hold only so many bytes of unfinished requests", .timeLimit(.minutes(1)))
  func unfinishedRequests() async throws {
    let server = try await TestServer { $0.maxHeldRequestBytes = 1_100_000 }
    try await ForeignClient.run("frames", "unfinished_requests", "\(server.address.port)")
    await server.shutdown()
  }

  @Test("is pinged when silent, and cut when it does not answer", .timeLimit(.minutes(1)))
  func keepalive() async throws {
    let server = try await TestServer {
      $0.pingAfter = .milliseconds(50)
      $0.pingTimeout = .milliseconds(50)
    }
    try await ForeignClient.run("frames", "keepalive", "\(server.address.port)")
    await server.shutdown()
  }

  @Test("is sent away when idle, not while a call is open", .timeLimit(.minutes(1)))
  func idle() async throws {
    let server = try await TestServer { $0.maxIdle = .milliseconds(100) }
    try await ForeignClient.run("frames", "idle", "\(server.address.port)")
    await server.shutdown()
  }
}
