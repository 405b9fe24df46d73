import TemporalAPI
import TemporalServices

/// What stands out about a run.
enum WorkflowNotices {
  /// What the description alone tells.
  static func all(_ described: DescribeWorkflowExecutionResponse, visit: Visit) -> [Notice] {
    let (info, extended) = (described.workflowExecutionInfo, described.workflowExtendedInfo)
    var notices: [Notice] = []
    if !extended.resetRunID.isEmpty {
      let href = visit.links.workflow(visit.namespace, info.execution.workflowID, extended.resetRunID)
      notices.append(Notice(text: "This run was reset; another run goes on in its place.", link: ChoiceLink("The new run", href)))
    }
    guard info.status.isOpen else { return notices }
    if extended.hasPauseInfo {
      let reason = extended.pauseInfo.reason.isEmpty ? "" : ": " + extended.pauseInfo.reason
      let who = extended.pauseInfo.identity.isEmpty ? "" : " by \(extended.pauseInfo.identity)"
      notices.append(Notice(text: "Paused\(who)\(reason).", isWarning: true))
    }
    if extended.cancelRequested {
      notices.append(Notice(text: "Cancellation was requested. The workflow decides how it ends.", isWarning: true))
    }
    let attempt = described.pendingWorkflowTask.attempt
    if attempt > 1 {
      notices.append(
        Notice(
          text: "The workflow task failed \(attempt - 1) \(attempt == 2 ? "time" : "times") in a row and is tried again.",
          link: ChoiceLink("Why", visit.eventLinks.tab("history", query: [("about", EventCategory.workflowTask.rawValue)])), isWarning: true
        ))
    }
    return notices
  }

  /// What further questions tell; nothing where the server does not answer them soon.
  static func asked(_ described: DescribeWorkflowExecutionResponse, visit: Visit) async -> [Notice] {
    let info = described.workflowExecutionInfo
    if info.status.isOpen { return await polled(described, visit: visit) }
    guard let last = try? await HistoryReader(visit: visit).newest(), let next = last.nextRun else { return [] }
    let link = ChoiceLink("The next run", visit.links.workflow(visit.namespace, info.execution.workflowID, next))
    return [Notice(text: info.status == .continuedAsNew ? "Continued as new." : "Another run followed this one.", link: link)]
  }

  private static func polled(_ described: DescribeWorkflowExecutionResponse, visit: Visit) async -> [Notice] {
    let queue = described.workflowExecutionInfo.taskQueue
    guard let answer = await visit.describeTaskQueue(queue, .workflow, timeout: .seconds(2)), answer.pollers.isEmpty else { return [] }
    let link = ChoiceLink("The task queue", visit.links.namespace(visit.namespace, "task-queues", queue))
    return [Notice(text: "No worker polls the task queue \(queue) for workflow tasks.", link: link, isWarning: true)]
  }
}

extension WorkflowExecutionStatus {
  /// Whether the run may still do something.
  var isOpen: Bool { self == .running || self == .paused }
}

extension HistoryEvent {
  /// The run that follows the one this event ends.
  var nextRun: String? {
    let run =
      switch attributes {
      case .workflowExecutionContinuedAsNewEventAttributes(let a): a.newExecutionRunID
      case .workflowExecutionCompletedEventAttributes(let a): a.newExecutionRunID
      case .workflowExecutionFailedEventAttributes(let a): a.newExecutionRunID
      case .workflowExecutionTimedOutEventAttributes(let a): a.newExecutionRunID
      default: ""
      }
    return run.isEmpty ? nil : run
  }
}
