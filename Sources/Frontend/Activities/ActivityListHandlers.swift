import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// Lists and counts of activities that run without a workflow.
struct ActivityListHandlers: Sendable {
  let history: HistoryService
  private static let largestPage = 1000

  func list(
    _ request: ListActivityExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListActivityExecutionsResponse {
    let query = try ActivityQuery(request.query)
    if query.groupsByStatus { throw .invalidArgument("invalid query: 'group by' clause is not supported in a list") }
    var cursor: UniqueID?
    if !request.nextPageToken.isEmpty {
      cursor = UniqueID(bytes: request.nextPageToken)
      if cursor == nil { throw .invalidArgument("Invalid NextPageToken.") }
    }
    let limit = request.pageSize > 0 ? min(Int(request.pageSize), Self.largestPage) : Self.largestPage
    let (page, next) = try await history.listActivities(
      namespaceID: call.namespace.id, after: cursor, limit: limit, matching: query.matches)
    var response = ListActivityExecutionsResponse()
    response.executions = page
    if let next { response.nextPageToken = Data(next.bytes) }
    return response
  }

  func count(
    _ request: CountActivityExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> CountActivityExecutionsResponse {
    let query = try ActivityQuery(request.query)
    let counts = try await history.countActivities(namespaceID: call.namespace.id, matching: query.matches)
    var response = CountActivityExecutionsResponse()
    response.count = counts.values.reduce(0, +)
    guard query.groupsByStatus else { return response }
    response.groups = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { status, count in
      var group = CountActivityExecutionsResponse.AggregationGroup()
      var name = Payload()
      name.metadata["encoding"] = Data("json/plain".utf8)
      name.metadata["type"] = Data("Keyword".utf8)
      name.data = Data("\"\(status.queryName)\"".utf8)
      group.groupValues = [name]
      group.count = count
      return group
    }
    return response
  }
}
