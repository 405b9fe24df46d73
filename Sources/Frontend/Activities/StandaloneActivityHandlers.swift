import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// Activities that run without a workflow.
struct StandaloneActivityHandlers: Sendable {
  let history: HistoryService
  let makeID: @Sendable () -> UniqueID

  func start(
    _ request: StartActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> StartActivityExecutionResponse {
    let request = try call.prepared(request, makeID: makeID)
    return try await history.startActivity(request, namespaceID: call.namespace.id)
  }

  func describe(
    _ request: DescribeActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> DescribeActivityExecutionResponse {
    try request.validate(rules: call.rules)
    if !request.longPollToken.isEmpty && request.runID.isEmpty {
      throw .invalidArgument("run id is required when long poll token is provided")
    }
    return try await history.describeActivity(request, namespaceID: call.namespace.id, wait: LongPoll.read(until: call.deadline))
  }

  func poll(_ request: PollActivityExecutionRequest, _ call: Call) async throws(ServiceError) -> PollActivityExecutionResponse {
    try request.validate(rules: call.rules)
    return try await history.pollActivity(request, namespaceID: call.namespace.id, wait: LongPoll.read(until: call.deadline))
  }

  func requestCancel(
    _ request: RequestCancelActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> RequestCancelActivityExecutionResponse {
    try request.validate(rules: call.rules)
    try Required.named([("request ID", request.requestID), ("identity", request.identity)], rules: call.rules)
    try await history.requestCancelActivity(request, namespaceID: call.namespace.id)
    return RequestCancelActivityExecutionResponse()
  }

  func terminate(
    _ request: TerminateActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> TerminateActivityExecutionResponse {
    try request.validate(rules: call.rules)
    try Required.named([("request ID", request.requestID), ("identity", request.identity)], rules: call.rules)
    try await history.terminateActivity(request, namespaceID: call.namespace.id)
    return TerminateActivityExecutionResponse()
  }

  func delete(
    _ request: DeleteActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> DeleteActivityExecutionResponse {
    try request.validate(rules: call.rules)
    try await history.deleteActivity(request, namespaceID: call.namespace.id)
    return DeleteActivityExecutionResponse()
  }
}
