import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// What workers, and whoever completes an activity from outside, say about activities. Oversized payloads are History's to
/// turn into failures of the activity.
struct ActivityHandlers: Sendable {
  let history: HistoryService

  func heartbeat(
    _ request: RecordActivityTaskHeartbeatRequest, _ call: Call
  ) async throws(ServiceError) -> RecordActivityTaskHeartbeatResponse {
    try await history.recordHeartbeat(request, namespaceID: call.namespace.id)
  }

  func completed(
    _ request: RespondActivityTaskCompletedRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskCompletedResponse {
    try Required.length(request.identity, of: "Identity", rules: call.rules)
    try await history.respondActivityTaskCompleted(request, namespaceID: call.namespace.id)
    return RespondActivityTaskCompletedResponse()
  }

  func failed(
    _ request: RespondActivityTaskFailedRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskFailedResponse {
    try Required.length(request.identity, of: "Identity", rules: call.rules)
    if request.hasFailure { try request.failure.requireApplicationFailure() }
    var response = RespondActivityTaskFailedResponse()
    response.failures = try await history.respondActivityTaskFailed(request, namespaceID: call.namespace.id)
    return response
  }

  func canceled(
    _ request: RespondActivityTaskCanceledRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskCanceledResponse {
    try Required.length(request.identity, of: "Identity", rules: call.rules)
    try await history.respondActivityTaskCanceled(request, namespaceID: call.namespace.id)
    return RespondActivityTaskCanceledResponse()
  }

  // MARK: By id

  func heartbeatByID(
    _ request: RecordActivityTaskHeartbeatByIdRequest, _ call: Call
  ) async throws(ServiceError) -> RecordActivityTaskHeartbeatByIdResponse {
    try request.validateIDs(rules: call.rules)
    return try await history.recordHeartbeatById(request, namespaceID: call.namespace.id)
  }

  func completedByID(
    _ request: RespondActivityTaskCompletedByIdRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskCompletedByIdResponse {
    try request.validateIDs(rules: call.rules)
    try await history.respondActivityTaskCompletedById(request, namespaceID: call.namespace.id)
    return RespondActivityTaskCompletedByIdResponse()
  }

  func failedByID(
    _ request: RespondActivityTaskFailedByIdRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskFailedByIdResponse {
    try request.validateIDs(rules: call.rules)
    if request.hasFailure { try request.failure.requireApplicationFailure() }
    var response = RespondActivityTaskFailedByIdResponse()
    response.failures = try await history.respondActivityTaskFailedById(request, namespaceID: call.namespace.id)
    return response
  }

  func canceledByID(
    _ request: RespondActivityTaskCanceledByIdRequest, _ call: Call
  ) async throws(ServiceError) -> RespondActivityTaskCanceledByIdResponse {
    try request.validateIDs(rules: call.rules)
    try await history.respondActivityTaskCanceledById(request, namespaceID: call.namespace.id)
    return RespondActivityTaskCanceledByIdResponse()
  }
}

extension Failure {
  /// Workers report application failures and no others; what else ends an activity is the server's to say.
  fileprivate func requireApplicationFailure() throws(ServiceError) {
    if case .applicationFailureInfo = failureInfo { return }
    throw .invalidArgument("Failure must have ApplicationFailureInfo.")
  }
}
