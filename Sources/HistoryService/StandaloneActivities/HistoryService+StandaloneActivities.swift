import FoundationEssentials
import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Everything that is known of an activity without a workflow. With a token: waits at most `wait` until something has changed since the
  /// answer that the token came with; an empty answer says that nothing has.
  ///
  /// Throws NOT_FOUND for unknown runs, INVALID_ARGUMENT for a token that is none. Tokens stay good across restarts.
  public func describeActivity(
    _ request: DescribeActivityExecutionRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> DescribeActivityExecutionResponse {
    let (key, runID) = try Self.standalone(request.activityID, request.runID, namespaceID)
    let seen = request.longPollToken.isEmpty ? nil : try TaskTokens.wait(request.longPollToken).transitionCount
    let slot = try use(key)
    defer { cache.release(slot) }
    var run = try await reader(of: runID, in: slot)
    if let seen {
      func isBoring(_ run: CachedRun) -> Bool { run.state.isOpen && run.state.record.transitionCount <= seen }
      run = try await waitForNews(time.now() + wait, run, in: slot, untilClosed: false, while: isBoring)
      if isBoring(run) { return DescribeActivityExecutionResponse() }
    }
    return run.description(for: request, now: time.now())
  }

  /// Waits at most `wait` for the outcome of an activity without a workflow; an empty answer says that there is none yet. Throws NOT_FOUND for
  /// unknown runs.
  public func pollActivity(
    _ request: PollActivityExecutionRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> PollActivityExecutionResponse {
    let (key, runID) = try Self.standalone(request.activityID, request.runID, namespaceID)
    let slot = try use(key)
    defer { cache.release(slot) }
    let run = try await waitForNews(
      time.now() + wait, try await reader(of: runID, in: slot), in: slot, untilClosed: true
    ) { $0.state.isOpen }
    var response = PollActivityExecutionResponse()
    guard !run.state.isOpen else { return response }
    response.runID = run.state.key.runID.description
    response.outcome = run.state.standaloneEnd.outcome
    return response
  }

  /// Asks an activity without a workflow to stop. Durable when it returns. Errors are NOT_FOUND and those of `Turn.requestCancelStandalone`.
  public func requestCancelActivity(_ request: RequestCancelActivityExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (key, runID) = try Self.standalone(request.activityID, request.runID, namespaceID)
    try await turn(key, runID) { turn throws(ServiceError) in
      try turn.requestCancelStandalone(reason: request.reason, identity: request.identity, requestID: request.requestID)
    }
  }

  /// Closes an activity without a workflow at once. Durable when it returns. Errors are NOT_FOUND and those of `Turn.terminateStandalone`.
  public func terminateActivity(_ request: TerminateActivityExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (key, runID) = try Self.standalone(request.activityID, request.runID, namespaceID)
    try await turn(key, runID) { turn throws(ServiceError) in
      try turn.terminateStandalone(reason: request.reason, identity: request.identity, requestID: request.requestID)
    }
  }

  /// Deletes an activity without a workflow, running or not. Throws NOT_FOUND when there is none.
  public func deleteActivity(_ request: DeleteActivityExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (key, runID) = try Self.standalone(request.activityID, request.runID, namespaceID)
    try await withSlot(key) { slot, _ throws(ServiceError) in
      try await self.delete(try await self.run(runID, in: slot).state.key, in: slot)
    }
  }

  private static func standalone(
    _ activityID: String, _ runID: String, _ namespaceID: UniqueID
  ) throws(ServiceError) -> (WorkflowKey, UniqueID?) {
    try WorkflowExecution.names(ofActivity: activityID, workflowID: "", runID: runID, in: namespaceID)
  }
}
