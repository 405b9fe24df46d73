import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Waits at most `wait` until the fast-forward that the request names has come to its end, or cannot any more. Throws NOT_FOUND for unknown runs.
  public func pollTimeSkipping(
    _ request: PollWorkflowExecutionTimeSkippingRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> PollWorkflowExecutionTimeSkippingResponse {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let deadline = time.now() + wait
    var run = try await reader(of: runID, in: slot)
    let asked = run.state.fastForwardInformation
    func isBoring(_ run: CachedRun) -> Bool {
      run.state.isOpen && run.state.fastForwardInformation == asked && asked?.isUnderWay(request.fastForwardID) == true
    }
    run = try await waitForNews(deadline, run, in: slot, untilClosed: false, while: isBoring)
    // The chain's next run goes on with it.
    while run.state.record.status == .continuedAsNew, let next = UniqueID(run.state.record.newRunID) {
      run = try await waitForNews(deadline, try await reader(of: next, in: slot), in: slot, untilClosed: false, while: isBoring)
    }
    return PollWorkflowExecutionTimeSkippingResponse(run.state, asked: asked, id: request.fastForwardID)
  }
}

extension TimeSkippingFastForwardInfo {
  fileprivate func isUnderWay(_ id: String) -> Bool { fastForwardID == id && !hasCompleted_p }
}

extension PollWorkflowExecutionTimeSkippingResponse {
  /// What became of a fast-forward: `asked` is the run's at the beginning of the wait.
  fileprivate init(_ state: MutableState, asked: TimeSkippingFastForwardInfo?, id: String) {
    self.init()
    let current = state.fastForwardInformation
    if let current { fastForwardInfo = current }
    if current?.fastForwardID != id {
      fail("the requested fast_forward_id does not match the execution's current fast-forward")
    } else if current?.targetTime != asked?.targetTime {
      fail("the fast-forward was reset")
    } else if current?.hasCompleted_p == true {
      fastForwardPollingResult = .fastForwardCompleted
    } else if !state.isOpen {
      fail("the execution ended before the fast-forward completed")
    } else {
      fastForwardPollingResult = .pollTimeout
    }
  }

  private mutating func fail(_ reason: String) {
    fastForwardPollingResult = .fastForwardFailed
    failedReason = reason
  }
}
