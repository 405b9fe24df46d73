/// The lengths of time that all queues work with; `QueueRules` has those that may differ.
public struct MatchingConfiguration: Sendable {
  /// How long after a poll a sticky queue still counts as served (the original's 10 s).
  public var stickyPollerWindow: Duration = .seconds(10)
  /// How long ago a poll may be for a query's timeout not to be blamed on missing workers (the original's 20 s).
  public var queryPollerWindow: Duration = .seconds(20)
  /// How long `describe` remembers a poller, and a shut-down worker's late polls are answered empty.
  public var pollerMemory: Duration = .seconds(300)
  /// How long a task waits after `StartOutcome.retry`.
  public var retryDelay: Duration = .milliseconds(50)
  /// How often expired tasks, old pollers and idle queues are cleared away.
  public var sweepInterval: Duration = .seconds(60)

  public init() {}
}
