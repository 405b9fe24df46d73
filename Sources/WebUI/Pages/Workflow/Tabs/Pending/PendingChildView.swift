import TemporalAPI

/// A child that has not ended.
struct PendingChildView: Sendable {
  let id: String
  let type: String
  let href: String
  let state: PendingState
  /// What happens to it when the parent ends.
  let policy: String
  let event: Int64

  init(_ child: WorkflowPendingChildExecutionInfo, visit: Visit) {
    id = child.workflowID
    type = child.workflowTypeName
    event = child.initiatedID
    href = visit.links.workflow(visit.namespace, child.workflowID, child.runID)
    state = child.runID.isEmpty ? PendingState("Being started", "unknown") : PendingState("Running", "running")
    policy =
      switch child.parentClosePolicy {
      case .terminate: "is terminated"
      case .abandon: "goes on"
      case .requestCancel: "is asked to cancel"
      default: "not known"
      }
  }
}

/// The workflow's own task that has not been answered.
struct PendingTaskView: Sendable {
  let state: PendingState
  let facts: [Fact]

  init(_ task: WorkflowPendingWorkflowTaskInfo) {
    state =
      task.state == .started
      ? PendingState("With a worker", "running") : PendingState(task.attempt > 1 ? "Retrying" : "Scheduled", "unknown")
    facts = Fact.list(
      Fact("Attempt", "\(max(task.attempt, 1))"), Fact("Scheduled", task.scheduledTime),
      Fact("First scheduled", task.originalScheduledTime), Fact("Started", task.startedTime))
  }
}
