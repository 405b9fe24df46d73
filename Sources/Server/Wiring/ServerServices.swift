import Frontend
import GRPCServer
import HistoryService
import Logging
import MatchingService
import ServiceLifecycle

/// Matching's clockwork.
struct TaskQueueTimekeeper: Service {
  let queues: TaskQueues

  func run() async throws {
    await withGracefulShutdownHandler {
      await queues.run()
    } onGracefulShutdown: {
      queues.shutdown()
    }
  }
}

/// History's timers and queue readers.
struct HistoryTimekeeper: Service {
  let history: HistoryService

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await history.run()
      // The wire ends History before it is this service's turn to end; returning early would look like a failure.
      try await gracefulShutdown()
    } onGracefulShutdown: {
      history.shutDown()
    }
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
