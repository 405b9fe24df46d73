import TemporalAPI
import TemporalServices

/// Reads the family of a workflow: one list of all that have the same root, and what lists do not show yet.
struct Family: Sendable {
  let infos: [WorkflowExecutionInfo]
  /// Whether there are more than were read.
  let isCut: Bool

  /// How many workflows of a family are read.
  static let limit = 1000

  static func load(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> Family {
    let own = described.workflowExecutionInfo
    let root = own.hasRootExecution && !own.rootExecution.workflowID.isEmpty ? own.rootExecution : own.execution
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = Int32(limit)
    request.query = "RootWorkflowId = \(FilterText.quoted(root.workflowID)) AND RootRunId = \(FilterText.quoted(root.runID))"
    let answer = await visit.tryCall(WorkflowServiceMethods.listWorkflowExecutions, request)
    var infos = answer?.executions ?? []
    // What was described is newer than what is listed, which follows with a delay.
    infos.removeAll { $0.execution.runID == own.execution.runID }
    infos.append(own)
    infos += await ancestors(of: own, besides: Set(infos.map(\.execution.runID)), visit)
    let known = Set(infos.map(\.execution.runID))
    infos += described.pendingChildren.filter { !$0.runID.isEmpty && !known.contains($0.runID) }.map { info(of: $0, parent: own) }
    return Family(infos: infos, isCut: !(answer?.nextPageToken.isEmpty ?? true))
  }

  /// The parents up to the root that the list did not have, one after another.
  private static func ancestors(
    of info: WorkflowExecutionInfo, besides known: Set<String>, _ visit: Visit
  ) async -> [WorkflowExecutionInfo] {
    var found: [WorkflowExecutionInfo] = []
    var below = info
    while below.hasParentExecution, !below.parentExecution.runID.isEmpty, !known.contains(below.parentExecution.runID), found.count < 10 {
      var request = DescribeWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.execution = below.parentExecution
      guard let parent = await visit.tryCall(WorkflowServiceMethods.describeWorkflowExecution, request) else { break }
      below = parent.workflowExecutionInfo
      found.append(below)
    }
    return found
  }

  private static func info(of child: WorkflowPendingChildExecutionInfo, parent: WorkflowExecutionInfo) -> WorkflowExecutionInfo {
    var info = WorkflowExecutionInfo()
    (info.execution.workflowID, info.execution.runID) = (child.workflowID, child.runID)
    info.type.name = child.workflowTypeName
    info.status = .running
    info.parentExecution = parent.execution
    return info
  }
}

/// Text in the language of list filters.
enum FilterText {
  /// A string constant.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
