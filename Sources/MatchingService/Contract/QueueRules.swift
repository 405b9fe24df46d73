/// What the configuration says of one queue. It may change while the queue is used.
public struct QueueRules: Hashable, Sendable {
  /// The longest that a poll waits, however long its client would.
  public var longestPoll: Duration = .seconds(60)
  /// How long it stays in memory without tasks, polls and queries.
  public var idleLife: Duration = .seconds(300)
  /// A poll that waited so long for its task was one too many.
  public var idlePollWait: Duration = .seconds(1)
  /// A task that waits longer shows that there are too few polls.
  public var lateTaskAge: Duration = .milliseconds(200)
  /// How often a second workers are asked for more polls at most, or every answer of a burst would.
  public var advicePerSecond = 10.0
  /// At most so many tasks per second, whatever operators and workers wish; 0 stops dispatch, nil is no limit.
  public var tasksPerSecond: Double?

  public init() {}
}
