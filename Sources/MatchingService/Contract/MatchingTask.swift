public import Model

/// A task as History offers it. The durable row stays History's; Matching holds the task in memory only, so after a
/// crash History offers what its rows still name.
public struct MatchingTask: Hashable, Sendable {
  public var queue: TaskQueueID
  /// What it belongs to, in the queue's namespace.
  public var execution: ExecutionKey
  /// The scheduled event's id.
  public var reference: Int64
  /// The attempt or stamp: which offering of `reference` this is. `(run, reference, stamp)` names a task within a queue.
  public var stamp: Int64
  /// Orders tasks of the same priority and fairness key, oldest first.
  public var scheduled: WallTime
  /// The end of schedule-to-start: a task at or past it is dropped silently, because History times it out itself.
  public var expires: WallTime?
  /// The queue is a worker's sticky queue.
  public var isSticky: Bool
  /// The order of the queue; read as the nearest priority and weight that there is.
  public var priority: TaskPriority

  public init(
    queue: TaskQueueID, execution: ExecutionKey, reference: Int64, stamp: Int64, scheduled: WallTime,
    expires: WallTime? = nil, isSticky: Bool = false, priority: TaskPriority = .standard
  ) {
    self.queue = queue
    self.execution = execution
    self.reference = reference
    self.stamp = stamp
    self.scheduled = scheduled
    self.expires = expires
    self.isSticky = isSticky
    self.priority = priority
  }
}

/// What became of an offered task.
public enum OfferOutcome: Hashable, Sendable {
  /// Held or handed to a poller; also said of a task that is held already.
  case accepted
  /// Nobody polls that sticky queue: the task is not held, and the caller offers it to the normal queue at once.
  case stickyWorkerUnavailable
}
