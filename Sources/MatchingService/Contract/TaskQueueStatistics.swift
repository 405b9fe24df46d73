public import Model

/// What `DescribeTaskQueue` shows of a queue.
public struct TaskQueueStatistics: Hashable, Sendable {
  /// A worker that polled within `MatchingConfiguration.pollerMemory`.
  public struct Poller: Hashable, Sendable {
    public var identity: PollerIdentity
    /// When its last poll began or was answered.
    public var lastAccess: WallTime
  }

  /// Latest access first.
  public var pollers: [Poller] = []
  /// Polls waiting now.
  public var parkedPolls = 0
  /// Tasks held and not handed out. Approximate: a task that went stale in the queue counts until somebody is offered it.
  public var backlogCount = 0
  /// The age of the oldest such task; zero without one.
  public var backlogAge: Duration = .zero
  /// Tasks per second offered, over the last 30 s.
  public var addRate = 0.0
  /// Tasks per second started by a worker, over the last 30 s.
  public var dispatchRate = 0.0
  /// Tasks per second at most; nil without a limit.
  public var rateLimit: Double?

  /// The statistics of a queue that nobody has used lately.
  public init() {}
}
