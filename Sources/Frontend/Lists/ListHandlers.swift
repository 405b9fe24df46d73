import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import Persistence
import TemporalAPI
import VisibilityQuery

/// Lists and counts of workflows.
struct ListHandlers: Sendable {
  let history: HistoryService

  func list(
    _ request: ListWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListWorkflowExecutionsResponse {
    let (page, next) = try await page(request.query, pageSize: request.pageSize, token: request.nextPageToken, call.namespace)
    var response = ListWorkflowExecutionsResponse()
    response.executions = page
    response.nextPageToken = next
    return response
  }

  /// The deprecated twin of `list`.
  func scan(
    _ request: ScanWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ScanWorkflowExecutionsResponse {
    let (page, next) = try await page(request.query, pageSize: request.pageSize, token: request.nextPageToken, call.namespace)
    var response = ScanWorkflowExecutionsResponse()
    response.executions = page
    response.nextPageToken = next
    return response
  }

  func count(
    _ request: CountWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> CountWorkflowExecutionsResponse {
    let list = try ListRequest(
      request.query, subject: "workflows", division: VisibilityDivision.workflows, schema: call.namespace.workflowSchema,
      namespace: call.namespace, now: history.now())
    let groups = try await list.count(of: history)
    var response = CountWorkflowExecutionsResponse()
    response.count = groups.reduce(0) { $0 + $1.count }
    guard !list.query.groupBy.isEmpty else { return response }
    response.groups = groups.map { found in
      var group = CountWorkflowExecutionsResponse.AggregationGroup()
      group.groupValues = zip(list.query.groupBy, found.values).map { $0.payload($1) }
      group.count = found.count
      return group
    }
    return response
  }

  private func page(
    _ query: String, pageSize: Int32, token: Data, _ namespace: Namespace
  ) async throws(ServiceError) -> ([WorkflowExecutionInfo], Data) {
    let list = try ListRequest(
      query, subject: "workflows", division: VisibilityDivision.workflows, schema: namespace.workflowSchema, namespace: namespace,
      pageSize: pageSize, token: token, now: history.now())
    let (runs, next) = try await list.page(of: history)
    return (runs.map { $0.workflow(types: namespace.settableSearchAttributes) }, next)
  }
}
