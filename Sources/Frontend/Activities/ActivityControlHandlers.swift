import HistoryEngine
import HistoryService
import Model
import TemporalAPI

/// What operators do to a workflow's pending activities, by the older methods: to one by its id, to all of a type, or to all.
struct ActivityControlHandlers: Sendable {
  let history: HistoryService

  func pause(_ request: PauseActivityRequest, _ call: Call) async throws(ServiceError) -> PauseActivityResponse {
    let selection: ActivitySelection
    switch request.activity {
    case .id(let id): selection = .id(id)
    case .type(let type): selection = .type(type)
    case nil: throw .noActivitySelected
    }
    let pause = ActivityPause(identity: request.identity, reason: request.reason, requestID: request.requestID)
    try await history.pauseActivities(try target(request.execution, selection), pause, namespaceID: call.namespace.id)
    return PauseActivityResponse()
  }

  func unpause(_ request: UnpauseActivityRequest, _ call: Call) async throws(ServiceError) -> UnpauseActivityResponse {
    let selection: ActivitySelection
    switch request.activity {
    case .id(let id): selection = .id(id)
    case .type(let type): selection = .type(type)
    case .unpauseAll: selection = .all
    case nil: throw .noActivitySelected
    }
    try Required.jitter(request.jitter)
    let unpause = ActivityUnpause(
      resetsAttempts: request.resetAttempts, resetsHeartbeat: request.resetHeartbeat, jitter: history.jitter(below: request.jitter.length))
    try await history.unpauseActivities(try target(request.execution, selection), unpause, namespaceID: call.namespace.id)
    return UnpauseActivityResponse()
  }

  func reset(_ request: ResetActivityRequest, _ call: Call) async throws(ServiceError) -> ResetActivityResponse {
    let selection: ActivitySelection
    switch request.activity {
    case .id(let id): selection = .id(id)
    case .type(let type): selection = .type(type)
    case .matchAll: selection = .all
    case nil: throw .noActivitySelected
    }
    try Required.jitter(request.jitter)
    let reset = ActivityReset(
      resetsHeartbeat: request.resetHeartbeat, keepsPaused: request.keepPaused, restoresOptions: request.restoreOriginalOptions,
      jitter: history.jitter(below: request.jitter.length))
    try await history.resetActivities(try target(request.execution, selection), reset, namespaceID: call.namespace.id)
    return ResetActivityResponse()
  }

  func updateOptions(
    _ request: UpdateActivityOptionsRequest, _ call: Call
  ) async throws(ServiceError) -> UpdateActivityOptionsResponse {
    // Paths that name nothing are ignored here; the newer method refuses them.
    let change = try ActivityOptionsChange(
      request.hasActivityOptions ? request.activityOptions : nil, mask: request.hasUpdateMask ? request.updateMask : nil,
      restore: request.restoreOriginal, isStrict: false)
    let selection: ActivitySelection
    switch request.activity {
    case .id(let id): selection = .id(id)
    case .type(let type): selection = .type(type)
    case .matchAll: selection = .all
    case nil: throw .noActivitySelected
    }
    var response = UpdateActivityOptionsResponse()
    response.activityOptions = try await history.updateActivityOptions(
      try target(request.execution, selection), change, namespaceID: call.namespace.id)
    return response
  }

  private func target(_ execution: WorkflowExecution, _ selection: ActivitySelection) throws(ServiceError) -> ActivityTarget {
    if execution.workflowID.isEmpty { throw .invalidArgument("WorkflowId is not set on request.") }
    if !execution.runID.isEmpty && UniqueID(execution.runID) == nil { throw .invalidArgument("RunId is not valid UUID.") }
    return ActivityTarget(of: execution, selection)
  }
}

extension ServiceError {
  fileprivate static var noActivitySelected: ServiceError {
    .invalidArgument("Either Activity.Id or Activity.Type should be set on request.")
  }
}
