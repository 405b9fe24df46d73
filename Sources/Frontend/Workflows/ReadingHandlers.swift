import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import TemporalAPI

/// Reading workflows: descriptions, histories, queries.
struct ReadingHandlers: Sendable {
  let history: HistoryService

  func describe(
    _ request: DescribeWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> DescribeWorkflowExecutionResponse {
    try request.validate()
    return try await history.describe(request, namespaceID: call.namespace.id)
  }

  func history(
    _ request: GetWorkflowExecutionHistoryRequest, _ call: Call
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryResponse {
    try request.validate()
    do throws(ServiceError) {
      return try await history.history(request, namespaceID: call.namespace.id, wait: LongPoll.read(until: call.deadline))
    } catch {
      let uri = call.namespace.record.historyArchivalUri
      guard error.code == .notFound, !request.skipArchival, !uri.isEmpty,
        let archived = try await history.archivedHistory(request, namespaceID: call.namespace.id, uri: uri)
      else { throw error }
      return archived
    }
  }

  func reverseHistory(
    _ request: GetWorkflowExecutionHistoryReverseRequest, _ call: Call
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryReverseResponse {
    try request.validate()
    return try await history.historyReverse(request, namespaceID: call.namespace.id)
  }

  func timeSkipping(
    _ request: PollWorkflowExecutionTimeSkippingRequest, _ call: Call
  ) async throws(ServiceError) -> PollWorkflowExecutionTimeSkippingResponse {
    try Required.fastForwardID(request.fastForwardID)
    try Required.execution(request.hasWorkflowExecution ? request.workflowExecution : nil)
    return try await history.pollTimeSkipping(request, namespaceID: call.namespace.id, wait: LongPoll.read(until: call.deadline))
  }

  func query(
    _ request: QueryWorkflowRequest, _ call: Call
  ) async throws(ServiceError) -> QueryWorkflowResponse {
    try request.validate(rules: call.rules)
    return try await history.query(request, namespaceID: call.namespace.id, timeout: LongPoll.query(until: call.deadline))
  }
}
