import TemporalAPI

/// A run that a schedule started.
struct ScheduledRunView: Sendable {
  let href: String
  let id: String
  let due: TimeView?
  let started: TimeView?
  let status: StatusView?

  /// - Parameter statuses: What is known of runs by their ids; the schedule itself may not have heard of an end yet.
  init(_ result: ScheduleActionResult, statuses: [String: WorkflowExecutionStatus], visit: Visit) {
    let execution = result.startWorkflowResult
    href = visit.links.workflow(visit.namespace, execution.workflowID, execution.runID)
    id = execution.workflowID
    due = TimeView(result.scheduleTime)
    started = TimeView(result.actualTime)
    let status = statuses[execution.runID] ?? result.startWorkflowStatus
    self.status = status == .unspecified ? nil : StatusView(status)
  }
}
