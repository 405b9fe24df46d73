import GRPCClient
import Histogram
import Synchronization

/// Collects what the operations of one phase did.
final class Meter: Sendable {
  private struct State {
    var histogram: Histogram<UInt32>
    var completed = 0
    var ended = 0
    var errors: [String: Int] = [:]
  }

  /// How far the meter has come.
  struct Reading: Sendable {
    /// Operations done within the window.
    var completed: Int
    /// All that have ended, however and whenever.
    var ended: Int
    /// Failures of operations and of the worker, by kind.
    var errors: [String: Int]
    var latency: LatencyReport?
  }

  /// Latencies are kept in microseconds, with three digits, up to an hour.
  private static let longest: UInt64 = 3_600_000_000

  let window: MeasuringWindow
  /// What an operation takes by its own will and is not the server's doing.
  private let intended: Duration
  private let state: Mutex<State>

  init(window: MeasuringWindow, intended: Duration = .zero) {
    self.window = window
    self.intended = intended
    state = Mutex(State(histogram: Histogram(lowestDiscernibleValue: 1, highestTrackableValue: Self.longest)))
  }

  func done(due: ContinuousClock.Instant, at now: ContinuousClock.Instant) {
    let microseconds = max(0, (now - due - intended) / .microseconds(1))
    state.withLock { state in
      state.ended += 1
      if window.counts(doneAt: now) { state.completed += 1 }
      if window.counts(dueAt: due) { state.histogram.record(min(UInt64(microseconds), Self.longest)) }
    }
  }

  func failed(_ error: any Error) {
    if error is CancellationError { return }
    let kind = (error as? GRPCError).map { "\($0.code): \($0.message)" } ?? "\(error)"
    state.withLock { state in
      state.ended += 1
      state.errors[String(kind.prefix(200)), default: 0] += 1
    }
  }

  func read() -> Reading {
    state.withLock { Reading(completed: $0.completed, ended: $0.ended, errors: $0.errors, latency: LatencyReport($0.histogram)) }
  }
}
