import HistoryEngine
import HistoryRecords
public import Model
import Synchronization
public import TemporalAPI

extension HistoryService {
  /// A page of a run's history; with `waitNewEvent`, what is new, waiting at most `wait` for it. With the close filter: the closing event alone.
  ///
  /// Throws NOT_FOUND for unknown runs, INVALID_ARGUMENT for a token that is none. Tokens stay good across restarts.
  public func history(
    _ request: GetWorkflowExecutionHistoryRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryResponse {
    let (workflow, named) = try request.execution.names(in: namespaceID)
    let token = request.nextPageToken.isEmpty ? nil : try TaskTokens.page(request.nextPageToken)
    let runID = token.flatMap { UniqueID(bytes: $0.runID) } ?? named
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let deadline = request.waitNewEvent ? time.now() + wait : nil
    if request.historyEventFilterType == .closeEvent {
      return try await closeEvent(of: runID, in: slot, until: deadline)
    }
    let reading = HistoryReading(token: token, limit: pageSize(request.maximumPageSize), isWaiting: request.waitNewEvent)
    return try await nextPage(reading, of: runID, in: slot, until: deadline)
  }

  /// The page size that a request asks for; none, and anything out of range, means the largest.
  func pageSize(_ asked: Int32) -> Int {
    asked <= 0 ? configuration.historyPageEvents : min(Int(asked), configuration.historyPageEvents)
  }

  private func closeEvent(
    of runID: UniqueID?, in slot: WorkflowSlot, until deadline: WallTime?
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryResponse {
    var response = GetWorkflowExecutionHistoryResponse()
    var run = try await reader(of: runID, in: slot)
    if run.state.isOpen, let deadline {
      let key = run.state.key
      run = try await waitForNews(deadline, run, in: slot, untilClosed: true) { $0.state.isOpen }
      if run.state.isOpen {
        response.nextPageToken = TaskTokens.page(runID: key.runID, next: 1, end: 0, waiting: true)
      }
    }
    // An empty history is there all the same: clients look into it without asking.
    response.history = History()
    if !run.state.isOpen { response.history.events = [try await event(run.state.record.closingEventID, of: run)] }
    return response
  }

  private func nextPage(
    _ reading: HistoryReading, of runID: UniqueID?, in slot: WorkflowSlot, until deadline: WallTime?
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryResponse {
    var run = try await reader(of: runID, in: slot)
    if let deadline { run = try await waitForNews(deadline, run, in: slot, untilClosed: false) { reading.hasSeenAll(of: $0.state) } }
    let range = reading.range(of: run.state)
    let page = try await page(of: run.state.key, range, recent: run.recent, batches: reading.limit)
    var response = GetWorkflowExecutionHistoryResponse()
    let answer = reading.answer(page, range, run.state)
    response.history = History()
    response.history.events = answer.events
    if let token = answer.next { response.nextPageToken = TaskTokens.encode(token) }
    return response
  }

  /// The run as it is now, for somebody who only looks.
  func reader(of runID: UniqueID?, in slot: WorkflowSlot) async throws(ServiceError) -> CachedRun {
    if let run = slot.peek(runID) { return run }
    try await slot.enter()
    defer { slot.leave() }
    return try await run(runID, in: slot)
  }

  /// Waits while `isBoring` says so of the run, until `deadline` at most, and answers the run as it is then.
  func waitForNews(
    _ deadline: WallTime, _ run: CachedRun, in slot: WorkflowSlot, untilClosed: Bool, while isBoring: (CachedRun) -> Bool
  ) async throws(ServiceError) -> CachedRun {
    let runID = run.state.key.runID
    var run = run
    while isBoring(run), time.now() < deadline, !isClosed {
      let reader = WorkflowSlot.Reader(runID: runID, untilClosed: untilClosed)
      let isWaiting = slot.contents.withLock { contents in
        guard let now = contents.runs[runID], isBoring(now), !isClosed else { return false }
        contents.readers.append(reader)
        return true
      }
      if isWaiting {
        timers.arm(.deadline(Deadline { reader.latch.fire(.timedOut) }), at: deadline)
        let wakeUp = await reader.latch.value(ifCancelled: .cancelled)
        slot.remove(reader)
        if wakeUp == .cancelled { throw ServiceError(.cancelled, "the call was cancelled") }
        if wakeUp == .timedOut { return try await self.reader(of: runID, in: slot) }
      }
      run = try await self.reader(of: runID, in: slot)
    }
    return run
  }
}
