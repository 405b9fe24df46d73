import Model

/// A task as a queue holds it: 96 bytes, because there may be a million. Namespace and stickiness are the queue's.
struct QueuedTask: Sendable {
  /// Names a task within its queue; runs are unique, so the workflow id need not be compared.
  struct Key: Hashable, Sendable {
    var runID: UniqueID
    var reference: Int64
    var stamp: Int64
  }

  let workflowID: String
  let key: Key
  let scheduled: WallTime
  /// `distantFuture` for a task that never expires.
  let expires: WallTime
  /// Orders tasks scheduled at the same time by their offering.
  let sequence: UInt64
  /// Tasks of the same key share one copy of it.
  var fairnessKey: String
  /// What the task says of its key's weight; within `Weights.range`.
  let weight: Float
  /// 1 goes first.
  let priority: UInt8
  /// The task is of an activity without a workflow, and `workflowID` its own id.
  let isStandalone: Bool

  init(_ task: MatchingTask, sequence: UInt64) {
    workflowID = task.execution.workflowID
    isStandalone = task.execution.workflow.isStandaloneActivity
    key = Key(runID: task.execution.runID, reference: task.reference, stamp: task.stamp)
    scheduled = task.scheduled
    expires = task.expires ?? .distantFuture
    self.sequence = sequence
    fairnessKey = task.priority.fairnessKey
    weight = Weights.clamp(task.priority.fairnessWeight)
    priority = Backlog.level(of: task.priority.key)
  }

  /// The task as it was offered, its priority in the words that the queue has for it.
  func task(in queue: TaskQueueID, isSticky: Bool) -> MatchingTask {
    let workflow =
      isStandalone
      ? WorkflowKey(standaloneActivityID: workflowID, namespaceID: queue.namespaceID)
      : WorkflowKey(namespaceID: queue.namespaceID, workflowID: workflowID)
    return MatchingTask(
      queue: queue, execution: ExecutionKey(workflow: workflow, runID: key.runID),
      reference: key.reference, stamp: key.stamp, scheduled: scheduled,
      expires: expires == .distantFuture ? nil : expires, isSticky: isSticky,
      priority: TaskPriority(
        key: priority == Backlog.defaultLevel ? 0 : Int32(priority), fairnessKey: fairnessKey, fairnessWeight: weight == 1 ? 0 : weight))
  }
}

/// By age: the order within one priority and one fairness key.
extension QueuedTask: Comparable {
  static func < (a: QueuedTask, b: QueuedTask) -> Bool {
    (a.scheduled, a.sequence) < (b.scheduled, b.sequence)
  }

  static func == (a: QueuedTask, b: QueuedTask) -> Bool {
    (a.scheduled, a.sequence) == (b.scheduled, b.sequence)
  }
}
