import FoundationEssentials
import HistoryRecords
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import VisibilityQuery

extension ListHandlers {
  /// Workflows that are in the archive, latest close first. Where the original's archives have a language of their own for each kind of store, this is the one of
  /// lists.
  func archived(
    _ request: ListArchivedWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListArchivedWorkflowExecutionsResponse {
    guard history.hasArchive else { throw .invalidArgument("Cluster is not configured for visibility archival.") }
    let namespace = call.namespace
    let setting = namespace.record.visibilityArchival
    guard setting.state == .enabled else { throw .invalidArgument("Namespace is not configured for visibility archival.") }
    let query: ListQuery
    do throws(QueryError) {
      query = try ListQuery(request.query, schema: namespace.workflowSchema, now: history.now())
    } catch {
      throw error.serviceError
    }
    guard query.groupBy.isEmpty, query.orderBy.isEmpty, query.limit == nil else {
      throw .invalidArgument("invalid query: operation is not supported: archived workflows are listed as they are, latest close first")
    }
    let (page, next) = try await history.archivedWorkflows(
      where: query.condition, of: namespace.id, uri: setting.uri, before: try Self.place(request.nextPageToken),
      limit: request.pageSize > 0 ? min(Int(request.pageSize), ListRequest.largestPage) : ListRequest.largestPage)
    var response = ListArchivedWorkflowExecutionsResponse()
    response.executions = page
    if let next { response.nextPageToken = Data(next.utf8) }
    return response
  }

  /// Where a page begins: a document's name, which is compared with others and leads nowhere.
  private static func place(_ token: Data) throws(ServiceError) -> String? {
    if token.isEmpty { return nil }
    guard token.count == "2026-11-27/".count + 20 + 1 + 36 + ".json".count, let name = String(validating: token, as: UTF8.self) else {
      throw .invalidArgument("Invalid NextPageToken.")
    }
    return name
  }
}
