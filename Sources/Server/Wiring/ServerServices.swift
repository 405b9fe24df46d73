import Frontend
import GRPCServer
import HistoryService
import Logging
import MatchingService
import ServiceLifecycle

/// The clockwork of a room: Matching's deadlines and rates, or History's timers and queue readers.
///
/// The wire ends the rooms when it ends, so that polls are answered before connections close. Their clockworks stop then, and wait here
/// for their turn: a service that returns before it is asked to looks like a failure.
struct Timekeeper: Service {
  let keepTime: @Sendable () async throws -> Void

  func run() async throws {
    try await keepTime()
    try await gracefulShutdown()
  }
}

/// The wire: the last to start and the first to end.
struct Wire: Service {
  let server: GRPCServer
  let health: HealthService
  let queues: TaskQueues
  let history: HistoryService
  let grace: Duration
  let onListening: @Sendable () -> Void

  /// Serves until shutdown, then: health says no, polls and long reads are answered empty, clients are told to go, and open calls
  /// may end within `grace`.
  func run() async throws {
    _ = try await server.start()
    onListening()
    try? await gracefulShutdown()
    health.stopServing()
    queues.shutdown()
    history.shutDown()
    await server.shutdown(grace: grace)
  }
}
