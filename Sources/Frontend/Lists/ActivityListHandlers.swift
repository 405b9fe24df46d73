import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import Persistence
import TemporalAPI
import VisibilityQuery

/// Lists and counts of activities that run without a workflow.
struct ActivityListHandlers: Sendable {
  let history: HistoryService

  func list(
    _ request: ListActivityExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListActivityExecutionsResponse {
    let list = try self.request(request.query, pageSize: request.pageSize, token: request.nextPageToken, call.namespace)
    let (runs, next) = try await list.page(of: history)
    var response = ListActivityExecutionsResponse()
    response.executions = runs.map { $0.activity(types: call.namespace.settableSearchAttributes) }
    response.nextPageToken = next
    return response
  }

  func count(
    _ request: CountActivityExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> CountActivityExecutionsResponse {
    let list = try self.request(request.query, call.namespace)
    let groups = try await list.count(of: history)
    var response = CountActivityExecutionsResponse()
    response.count = groups.reduce(0) { $0 + $1.count }
    guard !list.query.groupBy.isEmpty else { return response }
    response.groups = groups.map { found in
      var group = CountActivityExecutionsResponse.AggregationGroup()
      group.groupValues = zip(list.query.groupBy, found.values).map { $0.payload($1) }
      group.count = found.count
      return group
    }
    return response
  }

  private func request(
    _ query: String, pageSize: Int32 = 0, token: Data = Data(), _ namespace: Namespace
  ) throws(ServiceError) -> ListRequest {
    try ListRequest(
      query, subject: "activities", division: VisibilityDivision.standaloneActivities, schema: namespace.activitySchema,
      namespace: namespace,
      pageSize: pageSize, token: token, now: history.now())
  }
}
