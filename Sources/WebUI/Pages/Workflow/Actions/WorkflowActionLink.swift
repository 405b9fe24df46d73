import TemporalAPI

/// An entry of the menu of what can be done with a run.
struct WorkflowActionLink: Sendable {
  let label: String
  let href: String
  let isDanger: Bool

  /// What may be done from here and makes sense for the run as it is.
  static func all(_ described: DescribeWorkflowExecutionResponse, visit: Visit) -> [WorkflowActionLink] {
    let info = described.workflowExecutionInfo
    let (id, run) = (info.execution.workflowID, info.execution.runID)
    let isPaused = described.workflowExtendedInfo.hasPauseInfo
    var found = WorkflowAction.all.filter { action in
      visit.allows(action.kind) && action.fits(info.status.isOpen, isPaused)
    }.map { action in
      WorkflowActionLink(
        label: action.label, href: visit.links.workflow(visit.namespace, id, run, action.segment), isDanger: action.isDanger)
    }
    if visit.allows(.updateWorkflow), info.status.isOpen {
      let href = visit.links.workflow(visit.namespace, id, run, WorkflowTab.updates.rawValue, query: [("send", "yes")])
      let place = found.firstIndex { $0.label == WorkflowAction.signal.label }.map { $0 + 1 } ?? 0
      found.insert(WorkflowActionLink(label: "Send an update", href: href, isDanger: false), at: place)
    }
    if visit.allows(.startWorkflow) {
      let query = [("like", id), ("run", run)]
      let href = visit.links.namespace(visit.namespace, "workflows", "start", query: query)
      found.append(WorkflowActionLink(label: "Start one like this", href: href, isDanger: false))
    }
    return found
  }
}
