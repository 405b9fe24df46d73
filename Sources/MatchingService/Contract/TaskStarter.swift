/// What History does for Matching.
public protocol TaskStarter: Sendable {
  /// What a worker is given for a started task.
  associatedtype Started: Sendable

  /// Records that the poller starts the task.
  ///
  /// Called once per hand-over, on the poll's own Swift task and without locks. From this call on the start is
  /// History's: when the poller vanishes before it hears of `.started`, nobody gives the task back, and the start-to-close
  /// timeout recovers it, exactly as after an answer lost on the network.
  func recordStarted(_ task: MatchingTask, poller: PollerIdentity) async -> StartOutcome<Started>
}

/// How a start ended.
public enum StartOutcome<Started: Sendable>: Sendable {
  case started(Started)
  /// The task is stale for good: closed, timed out, started already, moved. It is dropped and the poller stays first in line.
  case gone
  /// The store or the shard cannot tell now: Matching keeps the task and hands it out again after
  /// `MatchingConfiguration.retryDelay`, to whoever is first then.
  case retry
}
