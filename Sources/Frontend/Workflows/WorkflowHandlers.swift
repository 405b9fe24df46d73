import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// Starting workflows and acting on them.
struct WorkflowHandlers: Sendable {
  let history: HistoryService
  let makeID: @Sendable () -> UniqueID

  func start(
    _ request: StartWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> StartWorkflowExecutionResponse {
    let request = try call.prepared(request, makeID: makeID)
    return try await history.startWorkflow(request, namespaceID: call.namespace.id)
  }

  func signalWithStart(
    _ request: SignalWithStartWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> SignalWithStartWorkflowExecutionResponse {
    let request = try call.prepared(request, makeID: makeID)
    return try await history.signalWithStart(request, namespaceID: call.namespace.id)
  }

  func signal(
    _ request: SignalWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> SignalWorkflowExecutionResponse {
    try request.validate(rules: call.rules)
    return try await history.signal(request, namespaceID: call.namespace.id)
  }

  func requestCancel(
    _ request: RequestCancelWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> RequestCancelWorkflowExecutionResponse {
    try request.validate()
    try await history.requestCancel(request, namespaceID: call.namespace.id)
    return RequestCancelWorkflowExecutionResponse()
  }

  func terminate(
    _ request: TerminateWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> TerminateWorkflowExecutionResponse {
    try request.validate()
    var request = request
    if request.reason.isEmpty { request.reason = "terminated by user via frontend" }
    try await history.terminate(request, namespaceID: call.namespace.id)
    return TerminateWorkflowExecutionResponse()
  }

  func delete(
    _ request: DeleteWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> DeleteWorkflowExecutionResponse {
    try request.validate()
    try await history.delete(request, namespaceID: call.namespace.id)
    return DeleteWorkflowExecutionResponse()
  }

  func reset(
    _ request: ResetWorkflowExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> ResetWorkflowExecutionResponse {
    try request.validate(rules: call.rules)
    return try await history.reset(request, namespaceID: call.namespace.id)
  }

  func updateOptions(
    _ request: UpdateWorkflowExecutionOptionsRequest, _ call: Call
  ) async throws(ServiceError) -> UpdateWorkflowExecutionOptionsResponse {
    try request.validate()
    return try await history.updateOptions(request, namespaceID: call.namespace.id)
  }

  func pause(_ request: PauseWorkflowExecutionRequest, _ call: Call) async throws(ServiceError) -> PauseWorkflowExecutionResponse {
    try request.validate(rules: call.rules)
    try await history.pause(request, namespaceID: call.namespace.id)
    return PauseWorkflowExecutionResponse()
  }

  func unpause(_ request: UnpauseWorkflowExecutionRequest, _ call: Call) async throws(ServiceError) -> UnpauseWorkflowExecutionResponse {
    try request.validate(rules: call.rules)
    try await history.unpause(request, namespaceID: call.namespace.id)
    return UnpauseWorkflowExecutionResponse()
  }

  func resetSticky(
    _ request: ResetStickyTaskQueueRequest, _ call: Call
  ) async throws(ServiceError) -> ResetStickyTaskQueueResponse {
    try request.validate()
    try await history.resetStickyTaskQueue(request, namespaceID: call.namespace.id)
    return ResetStickyTaskQueueResponse()
  }
}
