import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// What operators do to one activity, which is named by its id.
struct ActivityExecutionControlHandlers: Sendable {
  let history: HistoryService

  func pause(
    _ request: PauseActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> PauseActivityExecutionResponse {
    let target = try request.target(rules: call.rules)
    let pause = ActivityPause(identity: request.identity, reason: request.reason, requestID: request.requestID)
    try await history.pauseActivities(target, pause, namespaceID: call.namespace.id)
    return PauseActivityExecutionResponse()
  }

  func unpause(
    _ request: UnpauseActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> UnpauseActivityExecutionResponse {
    let target = try request.target(rules: call.rules)
    try Required.jitter(request.jitter)
    let unpause = ActivityUnpause(jitter: history.jitter(below: request.jitter.length), requestID: request.requestID)
    try await history.unpauseActivities(target, unpause, namespaceID: call.namespace.id)
    return UnpauseActivityExecutionResponse()
  }

  func reset(
    _ request: ResetActivityExecutionRequest, _ call: Call
  ) async throws(ServiceError) -> ResetActivityExecutionResponse {
    let target = try request.target(rules: call.rules)
    try Required.jitter(request.jitter)
    let reset = ActivityReset(
      resetsHeartbeat: request.resetHeartbeat, keepsPaused: request.keepPaused, restoresOptions: request.restoreOriginalOptions,
      jitter: history.jitter(below: request.jitter.length))
    try await history.resetActivities(target, reset, namespaceID: call.namespace.id)
    return ResetActivityExecutionResponse()
  }

  func updateOptions(
    _ request: UpdateActivityExecutionOptionsRequest, _ call: Call
  ) async throws(ServiceError) -> UpdateActivityExecutionOptionsResponse {
    let target = try request.target(rules: call.rules)
    let change = try ActivityOptionsChange(
      request.hasActivityOptions ? request.activityOptions : nil, mask: request.hasUpdateMask ? request.updateMask : nil,
      restore: request.restoreOriginal, isStrict: true)
    var response = UpdateActivityExecutionOptionsResponse()
    response.activityOptions = try await history.updateActivityOptions(target, change, namespaceID: call.namespace.id)
    return response
  }
}
