public import Model

/// Where tasks go once they are durable: `Server` implements it over MatchingService.
///
/// The rows stay History's: a sink may lose what it holds, because the rows are offered again after a restart. The same task may be
/// offered more than once, and a task may be stale by the time a worker is found: starting it says so.
public protocol TaskSink: Sendable {
  /// Takes a task; never blocks and never calls back synchronously.
  func offer(_ task: OfferedTask) -> OfferResult
  /// Whether a worker polls that sticky queue, or did a few seconds ago.
  func hasLivePoller(namespaceID: UniqueID, stickyQueue: String) -> Bool
  /// The namespace is gone: nothing of it is to be held, and nobody is to wait for its tasks any more. Never blocks.
  func forget(namespaceID: UniqueID)
}

/// What became of an offered task.
public enum OfferResult: Sendable, Hashable {
  case accepted
  /// Nobody polls that sticky queue. The task is not held: History moves it to the normal queue.
  case stickyWorkerUnavailable
}

/// A task that waits for a worker.
public struct OfferedTask: Sendable, Hashable {
  /// What kind of worker it waits for.
  public enum Kind: Sendable, Hashable {
    case workflow
    case activity
    /// A running attempt is cancelled; `taskQueue` is where its worker takes commands. Kept in memory only.
    case cancelCommand
  }

  public var kind: Kind
  public var key: ExecutionKey
  public var taskQueue: String
  /// The queue is one worker's own.
  public var isSticky: Bool
  /// The scheduled event id, which together with `stamp` names the task within its run.
  public var reference: Int64
  public var stamp: Int64
  /// Orders tasks of the same priority, oldest first.
  public var scheduled: WallTime
  /// Worthless from here on (History times it out itself); nil: never.
  public var expires: WallTime?
  /// Goes before `scheduled` in the order of its queue.
  public var priority: TaskPriority

  public init(
    kind: Kind, key: ExecutionKey, taskQueue: String, isSticky: Bool, reference: Int64, stamp: Int64, scheduled: WallTime,
    expires: WallTime?, priority: TaskPriority = .standard
  ) {
    self.kind = kind
    self.key = key
    self.taskQueue = taskQueue
    self.isSticky = isSticky
    self.reference = reference
    self.stamp = stamp
    self.scheduled = scheduled
    self.expires = expires
    self.priority = priority
  }
}
