import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// Updating workflows, alone or together with a start.
struct UpdateHandlers: Sendable {
  let history: HistoryService
  let makeID: @Sendable () -> UniqueID

  func update(
    _ request: UpdateWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> UpdateWorkflowExecutionResponse {
    var request = request
    try request.prepare(rules: call.rules) { makeID().description }
    return try await history.update(request, namespaceID: call.namespace.id, wait: LongPoll.longestUpdate)
  }

  func poll(
    _ request: PollWorkflowExecutionUpdateRequest, _ call: Call
  ) async throws(ServiceError) -> PollWorkflowExecutionUpdateResponse {
    try request.validate()
    return try await history.pollUpdate(request, namespaceID: call.namespace.id, wait: LongPoll.longestUpdate)
  }

  /// Update-with-start is the only combination there is.
  func multiOperation(
    _ request: ExecuteMultiOperationRequest, _ call: Call
  ) async throws(ServiceError) -> ExecuteMultiOperationResponse {
    try call.namespace.requireRegistered()
    var (start, update) = try request.startAndUpdate()
    do throws(ServiceError) {
      try start.prepareForUpdate(in: call.namespace, rules: call.rules) { makeID().description }
    } catch {
      throw .multiOperation(start: error)
    }
    do throws(ServiceError) {
      try update.prepareForStart(of: start, in: call.namespace, rules: call.rules) { makeID().description }
    } catch {
      throw .multiOperation(update: error)
    }
    let (started, updated) = try await history.updateWithStart(
      start, update, namespaceID: call.namespace.id, wait: LongPoll.longestUpdate)
    var response = ExecuteMultiOperationResponse()
    response.responses = [.init(), .init()]
    response.responses[0].startWorkflow = started
    response.responses[1].updateWorkflow = updated
    return response
  }
}
