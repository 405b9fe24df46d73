public import Model

/// What `DescribeTaskQueue` shows of a queue.
public struct TaskQueueStatistics: Hashable, Sendable {
  /// A worker that polled within `MatchingConfiguration.pollerMemory`.
  public struct Poller: Hashable, Sendable {
    public var identity: PollerIdentity
    /// When its last poll began or was answered.
    public var lastAccess: WallTime
  }

  /// What waits, and how fast tasks pass.
  public struct Load: Hashable, Sendable {
    /// Tasks held and not handed out. Approximate: a task that went stale in the queue counts until somebody is offered it.
    public var backlogCount = 0
    /// The age of the oldest such task; zero without one.
    public var backlogAge: Duration = .zero
    /// Tasks per second offered, over the last 30 s.
    public var addRate = 0.0
    /// Tasks per second started by a worker, over the last 30 s.
    public var dispatchRate = 0.0

    public init() {}
  }

  /// Who said at most how many tasks per second.
  public enum RateLimit: Hashable, Sendable {
    case configured(Double)
    case wishedByWorker(Double)
    case system(Double)

    var tasksPerSecond: Double {
      switch self {
      case .configured(let rate), .wishedByWorker(let rate), .system(let rate): rate
      }
    }
  }

  /// Latest access first.
  public var pollers: [Poller] = []
  /// Polls waiting now.
  public var parkedPolls = 0
  /// Of the whole queue.
  public var load = Load()
  /// Of each priority, 1 to 5, that was used since the queue came to memory, and of the default one.
  public var loadByPriority: [Int32: Load] = [Int32(Backlog.defaultLevel): Load()]
  /// Nil without a limit.
  public var rateLimit: RateLimit?
  /// A limit kept a task from a poll that waited, within the last 30 s: more workers would not help.
  public var isHeldBack = false

  /// The statistics of a queue that nobody has used lately.
  public init() {}
}
