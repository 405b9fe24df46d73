import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// A page of a run's history, newest first. Errors as for `history`.
  public func historyReverse(
    _ request: GetWorkflowExecutionHistoryReverseRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryReverseResponse {
    let (workflow, named) = try request.execution.names(in: namespaceID)
    let token = request.nextPageToken.isEmpty ? nil : try TaskTokens.page(request.nextPageToken)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let run = try await reader(of: token.flatMap { UniqueID(bytes: $0.runID) } ?? named, in: slot)
    // A token says where the next page's newest event lies behind.
    let end = min(token?.nextEventID ?? .max, run.state.record.nextEventID)
    let page = try await page(
      of: run.state.key, 1..<max(1, end), recent: run.recent, batches: pageSize(request.maximumPageSize), newestFirst: true)
    var response = GetWorkflowExecutionHistoryReverseResponse()
    response.history = History()
    response.history.events = (token == nil && !run.state.isTaskUnwritten ? run.state.unwrittenEvents.reversed() : []) + page.events
    if let oldest = page.events.last?.eventID, oldest > 1 {
      response.nextPageToken = TaskTokens.page(runID: run.state.key.runID, next: oldest, end: 0)
    }
    return response
  }
}
