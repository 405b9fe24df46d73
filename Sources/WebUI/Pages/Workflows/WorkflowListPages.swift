import TemporalAPI
import TemporalServices

/// The list of workflows.
enum WorkflowListPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}") { .redirect($0.links.namespace($0.namespace, "workflows")) },
    .page("/namespaces/{namespace}/workflows", list),
  ]

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    request.query = visit.query["query"] ?? ""
    let answer = try await visit.call(WorkflowServiceMethods.listWorkflowExecutions, request)
    let model = WorkflowListModel(
      query: request.query, rows: answer.executions.map { WorkflowRow($0, namespace: visit.namespace, links: visit.links) })
    return .page(Page(template: "pages/workflows", title: "Workflows", model: model, place: .workflows))
  }
}

/// What the list's template shows.
struct WorkflowListModel: Sendable {
  let query: String
  let rows: [WorkflowRow]
}

/// A line of the list.
struct WorkflowRow: Sendable {
  let href: String
  let id: String
  let runID: String
  let type: String
  let status: StatusView
  let start: TimeView?
  let close: TimeView?

  init(_ info: WorkflowExecutionInfo, namespace: String, links: Links) {
    id = info.execution.workflowID
    runID = info.execution.runID
    href = links.workflow(namespace, id, runID)
    type = info.type.name
    status = StatusView(info.status)
    start = TimeView(info.startTime)
    close = TimeView(info.closeTime)
  }
}
