import HistoryEngine
import HistoryRecords
import Model
import Persistence
import Synchronization
import TemporalAPI

extension HistoryService {
  /// The run (nil: the current one), from memory or the store. Call it with the workflow's lock.
  /// Throws NOT_FOUND with the original's wording.
  func run(_ runID: UniqueID?, in slot: WorkflowSlot) async throws(ServiceError) -> CachedRun {
    if let runID {
      if let run = slot.peek(runID) { return run }
      guard let run = try await load(runID, in: slot) else { throw slot.workflow.runNotFound(runID) }
      return run
    }
    guard let current = try await currentRun(in: slot) else { throw slot.workflow.notFound }
    return current
  }

  /// The workflow id's current run, or nil when there is none.
  ///
  /// Only an open run is taken from memory unasked: whatever is done with it is committed, and a commit finds out when another process has taken the
  /// shard. That there is no run, or that it has ended, is an answer in itself: a process that does not know yet that its shard is taken must not give it,
  /// because the other one may have started a run meanwhile.
  func currentRun(in slot: WorkflowSlot) async throws(ServiceError) -> CachedRun? {
    if let run = slot.peek(nil), run.state.isOpen { return run }
    let current: UniqueID?
    do throws(StoreError) { current = try await store.currentRun(of: slot.workflow) } catch { throw unavailable(error) }
    slot.contents.withLock { $0.current = .known(current) }
    guard let current else { return nil }
    if let run = slot.peek(current) { return run }
    return try await load(current, in: slot)
  }

  private func load(_ runID: UniqueID, in slot: WorkflowSlot) async throws(ServiceError) -> CachedRun? {
    let key = ExecutionKey(workflow: slot.workflow, runID: runID)
    let stored: StoredExecution?
    do throws(StoreError) { stored = try await store.load(key) } catch { throw unavailable(error) }
    guard let stored else { return nil }
    let state = try MutableState(
      key: key, state: stored.state, items: stored.items.map { ($0.id.kind, $0.id.reference, $0.bytes) })
    let run = CachedRun(state: state, version: stored.version, items: stored.items)
    slot.contents.withLock { contents in
      contents.runs[runID] = run
      contents.dropFinishedRuns()
    }
    return run
  }
}

extension WorkflowSlot {
  /// Makes a committed transition what everybody sees, and wakes whom it concerns.
  func apply(_ transition: Transition, recentLimit: Int, answers: [String: WorkflowQueryResult] = [:]) {
    contents.withLock { contents in
      contents.answerQuery(of: transition.state.key.runID, answers)
      contents.apply(transition, recentLimit: recentLimit)
      for next in transition.newRun {
        contents.apply(next, recentLimit: recentLimit)
        contents.current = .known(next.state.key.runID)
      }
      contents.dropFinishedRuns()
    }
  }

  /// Forgets every run: what is in memory may not be what is stored.
  func forget() {
    contents.withLock { contents in
      contents.current = .unknown
      contents.forgetUpdates()
      for run in contents.runs.values { run.query?.resolution.fire(.askAgain) }
      contents.runs = [:]
      for reader in contents.readers { reader.latch.fire(.news) }
      contents.readers = []
    }
  }

  /// Forgets one run, which is gone from the store.
  func forget(_ runID: UniqueID) {
    contents.withLock { contents in
      contents.runs.removeValue(forKey: runID)?.query?.resolution.fire(.askAgain)
      contents.forgetUpdates(of: runID)
      if contents.current == .known(runID) { contents.current = .known(nil) }
      contents.wakeReaders(of: runID, hasClosed: true)
    }
  }

  /// Takes back a soft transition that led to nothing. Call it with the lock that the transition was made under.
  func restore(_ state: MutableState) {
    contents.withLock { $0.runs[state.key.runID]?.state = state }
  }

  /// Ends every wait, because the service shuts down.
  func endWaits() {
    contents.withLock { contents in
      for run in contents.runs.values { run.query?.resolution.fire(.shutDown) }
      for reader in contents.readers { reader.latch.fire(.timedOut) }
      for waiter in contents.updateWaiters { waiter.latch.fire(.shutDown) }
    }
  }
}

extension WorkflowSlot.Contents {
  fileprivate mutating func apply(_ transition: Transition, recentLimit: Int) {
    let runID = transition.state.key.runID
    if runs[runID] == nil {
      runs[runID] = CachedRun(new: transition, recentLimit: recentLimit)
    } else {
      runs[runID]?.apply(transition, recentLimit: recentLimit)
    }
    let state = transition.state
    if !state.expectsWorkflowTask, let query = runs[runID]?.query {
      // No workflow task is left that could carry it.
      query.resolution.fire(.askAgain)
      runs[runID]?.query = nil
    }
    wakeReaders(of: runID, hasClosed: !state.isOpen)
    report(transition.updateNews, of: runID)
    // A closed run is read once more, if at all: it is the first to go.
    if !state.isOpen { isFresh = false }
  }

  fileprivate mutating func answerQuery(of runID: UniqueID, _ answers: [String: WorkflowQueryResult]) {
    guard !answers.isEmpty, let query = runs[runID]?.query, let answer = answers[query.id.description] else { return }
    query.resolution.fire(.answered(answer))
    runs[runID]?.query = nil
  }
}

extension ServiceError {
  static var notServed: ServiceError { .unavailable("this server does not serve the workflow now") }
}

extension WorkflowKey {
  /// NOT_FOUND in the original's wording.
  var notFound: ServiceError {
    if isSchedule { return .scheduleNotFound(workflowID) }
    return .notFound(isStandaloneActivity ? "activity not found for ID: \(workflowID)" : "workflow not found for ID: \(workflowID)")
  }

  func runNotFound(_ runID: UniqueID) -> ServiceError {
    isStandaloneActivity || isSchedule
      ? notFound : .notFound("workflow execution not found for workflow ID \"\(workflowID)\" and run ID \"\(runID)\"")
  }
}
