public import HistoryService
public import MatchingService
public import Model

/// Hands History's tasks to the task queues.
public struct TaskQueueSink: TaskSink {
  private let queues: TaskQueues

  /// Hands them to `queues`.
  public init(_ queues: TaskQueues) {
    self.queues = queues
  }

  /// Takes a task that is durable by now.
  public func offer(_ task: OfferedTask) -> OfferResult {
    let outcome = queues.offer(
      MatchingTask(
        queue: TaskQueueID(task), execution: task.key, reference: task.reference, stamp: task.stamp, scheduled: task.scheduled,
        expires: task.expires,
        isSticky: task.isSticky, priority: task.priority))
    return switch outcome {
    case .accepted: .accepted
    case .stickyWorkerUnavailable: .stickyWorkerUnavailable
    }
  }

  /// Whether a worker polls that sticky queue, or did a few seconds ago.
  public func hasLivePoller(namespaceID: UniqueID, stickyQueue: String) -> Bool {
    queues.hasRecentPoller(TaskQueueID(namespaceID: namespaceID, name: stickyQueue, kind: .workflow))
  }
  /// Empties the namespace's queues.
  public func forget(namespaceID: UniqueID) { queues.forget(namespaceID: namespaceID) }
}
