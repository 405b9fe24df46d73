import GRPCServer
import Model

/// How long a call may be parked before it is answered empty.
struct LongPoll {
  /// The longest a reader waits for new history.
  static let longestRead: Duration = .seconds(20)
  /// The longest a caller waits for an update, whatever its deadline: the answer says how far the update is.
  static let longestUpdate: Duration = .seconds(20)
  /// What is left of a client's deadline for the empty answer to reach it.
  static let margin: Duration = .seconds(1)
  /// The least a poll must bring: with less it would cost more than it could find.
  static let shortestPoll: Duration = .seconds(2)

  /// The longest a query waits for a worker, for clients that set no deadline.
  static let longestQuery: Duration = .seconds(60)
  /// What is left of a query's deadline for its asker to hear why there is no answer.
  static let queryMargin: Duration = .milliseconds(200)

  /// The time a worker's poll may be parked; its queue may have shorter ones (`QueueRules`).
  ///
  /// Polls without a deadline are refused: they would hold a place in the queue after their client is long gone.
  static func poll(until deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant = .now) throws(ServiceError) -> Duration {
    guard let deadline else { throw .invalidArgument("Context timeout is not set.") }
    let left = now.duration(to: deadline)
    guard left >= shortestPoll else { throw ServiceError(.failedPrecondition, "Context timeout is too short.") }
    return left - margin
  }

  /// The time a reader of history waits; zero when its deadline is too close to wait at all.
  static func read(until deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant = .now) -> Duration {
    guard let deadline else { return longestRead }
    return max(.zero, min(longestRead, now.duration(to: deadline) - margin))
  }

  /// The time a query waits for its answer.
  static func query(until deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant = .now) -> Duration {
    guard let deadline else { return longestQuery }
    return max(.zero, min(longestQuery, now.duration(to: deadline) - queryMargin))
  }
}
