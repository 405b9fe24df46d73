import HistoryEngine
import HistoryRecords
public import Model
import Persistence
import Synchronization
public import TemporalAPI

extension HistoryService {
  /// Lets a workflow go on in a new run from one of its earlier workflow tasks; its current run ends if it is open. A request id that made the
  /// current run answers with that run.
  ///
  /// Throws NOT_FOUND when there is no such run, INVALID_ARGUMENT for an event that a run cannot be reset to. After a crash either all of it
  /// has happened or nothing.
  public func reset(
    _ request: ResetWorkflowExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> ResetWorkflowExecutionResponse {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    let newRunID = try await withSlot(workflow) { slot, effects throws(ServiceError) in
      var attempt = 1
      while true {
        let base = try await self.run(runID, in: slot)
        let current = try await self.currentRun(in: slot)
        try request.requireEvent(of: base.state)
        if let current, current.state.wasMade(by: request.requestID) { return current.state.key.runID }
        let plan = try await self.planAnywhere(request, base: base, current: current, in: slot)
        do throws(CommitFailure) {
          try await self.carryOut(plan, in: slot, &effects)
          return plan.fresh.state.key.runID
        } catch {
          if case .refused(let reason) = error { throw reason }
          guard attempt < 3 else { throw .unavailable("workflow \(slot.workflow.workflowID) changes too fast, try again") }
          attempt += 1
        }
      }
    }
    var response = ResetWorkflowExecutionResponse()
    response.runID = newRunID.description
    return response
  }

  /// Decides about a reset. Where a run cannot be reset, but the event is a failure, the reset goes to the workflow task that it came from.
  private func planAnywhere(
    _ request: ResetWorkflowExecutionRequest, base: CachedRun, current: CachedRun?, in slot: WorkflowSlot
  ) async throws(ServiceError) -> ResetPlan {
    do throws(ServiceError) {
      return try await plan(request, base: base, current: current, in: slot)
    } catch {
      guard error.code == .invalidArgument,
        let origin = try await failureOrigin(of: base.state.key, at: request.workflowTaskFinishEventID)
      else { throw error }
      var request = request
      request.workflowTaskFinishEventID = origin
      return try await plan(request, base: base, current: current, in: slot)
    }
  }

  /// Decides everything about a reset; nothing has happened when this returns.
  private func plan(
    _ request: ResetWorkflowExecutionRequest, base: CachedRun, current: CachedRun?, in slot: WorkflowSlot
  ) async throws(ServiceError) -> ResetPlan {
    let now = time.now()
    let rules = rules(of: slot.workflow)
    let newRunID = time.makeID(at: now)
    let point = request.workflowTaskFinishEventID
    let prefix = try await prefix(of: base.state.key, before: point, as: ExecutionKey(workflow: slot.workflow, runID: newRunID))
    var (tail, last) = try await tail(of: base, from: point, in: slot)

    var endings: [ResetPlan.Ending] = []
    let baseIsOpen = base.state.isOpen
    if let current, current.state.isOpen {
      var turn = Turn(current.$state, now: now, rules: rules)
      if baseIsOpen { turn.noteReset(to: newRunID) }
      try turn.terminate(reason: request.reason, details: nil, identity: "history-resetter")
      let end = try turn.finish()
      if last == current.state.key.runID { tail += end.batch?.events.filter { $0.isReapplicable(ofLaterRun: !baseIsOpen) } ?? [] }
      endings.append(ResetPlan.Ending(run: current, transition: end))
    }
    if !baseIsOpen {
      var turn = Turn(base.$state, now: now, rules: rules)
      turn.noteReset(to: newRunID)
      endings.append(ResetPlan.Ending(run: base, transition: try turn.finish()))
    }
    let reset = RunReset(
      replay: prefix.replay, baseRunID: base.state.key.runID, startRequestID: base.state.record.startRequestID, request: request, tail: tail
    )
    let fresh = try Turn.reset(reset, now: now, rules: rules).finish()
    return ResetPlan(now: now, previous: current?.state.key.runID, endings: endings, batches: prefix.batches, fresh: fresh)
  }

  private func carryOut(_ plan: ResetPlan, in slot: WorkflowSlot, _ effects: inout Effects) async throws(CommitFailure) {
    let fence = try fence(of: slot)
    var fresh = try await copyAhead(plan, fence: fence, in: slot)
    fresh.appendedHistory += ExecutionWrite(plan.fresh, expectedVersion: 0).appendedHistory
    var commit = Commit(
      fence: fence, executions: plan.endings.map { ExecutionWrite($0.transition, expectedVersion: $0.run.version) },
      currentRun: CurrentRunWrite(workflow: slot.workflow, expected: plan.previous, new: plan.fresh.state.key.runID))
    commit.executions.append(fresh)
    try await write(commit, in: slot)
    for ending in plan.endings {
      slot.apply(ending.transition, recentLimit: configuration.recentHistoryBytes)
      effects.collect(ending.transition, startedBefore: ending.run.state.startedTask, now: plan.now)
    }
    // The new run is read when it is first wanted: what is in memory of a run knows its history from the beginning.
    slot.contents.withLock { $0.current = .known(plan.fresh.state.key.runID) }
    effects.collect(plan.fresh, startedBefore: nil, now: plan.now)
  }

  /// Writes what of the copied history is too much for one commit, and answers the write that completes the run.
  ///
  /// Until then the run is no workflow's current one, is not open, and has a row that deletes it, should that last write never come.
  private func copyAhead(_ plan: ResetPlan, fence: ShardFence, in slot: WorkflowSlot) async throws(CommitFailure) -> ExecutionWrite {
    let key = plan.fresh.state.key
    let deletion = TaskID(kind: TaskKind.deletion.rawValue, reference: 0)
    var version: Int64 = 0
    var piece: [HistoryBatch] = []
    var bytes = 0
    for batch in plan.batches {
      if bytes > 0 && bytes + batch.bytes.count > configuration.historyCopyBytes {
        var write = ExecutionWrite(key: key, expectedVersion: version, state: [], appendedHistory: piece)
        if version == 0 { write.upsertedTasks = [StoredTask(id: deletion, due: plan.now + configuration.abandonedCopyAge)] }
        try await self.write(Commit(fence: fence, executions: [write]), in: slot)
        version += 1
        piece = []
        bytes = 0
      }
      piece.append(batch)
      bytes += batch.bytes.count
    }
    var last = ExecutionWrite(plan.fresh, expectedVersion: version)
    last.appendedHistory = piece
    if version > 0 { last.deletedTasks.append(deletion) }
    return last
  }
}

/// What a reset is going to do.
private struct ResetPlan: Sendable {
  /// A run that is there, and what becomes of it.
  struct Ending: Sendable {
    var run: CachedRun
    var transition: Transition
  }

  var now: WallTime
  /// The workflow id's current run.
  var previous: UniqueID?
  var endings: [Ending]
  /// The history that the new run begins with.
  var batches: [HistoryBatch]
  /// The new run; its events follow the copied ones.
  var fresh: Transition
}

extension MutableState {
  /// Whether this run is what a request has made, by a start or by a reset.
  fileprivate func wasMade(by requestID: String) -> Bool {
    requestID == (record.resetRequestID.isEmpty ? record.startRequestID : record.resetRequestID)
  }
}

extension ResetWorkflowExecutionRequest {
  /// Checks that the reset point lies within the run's history, to which the running task's start belongs although it is not stored yet.
  fileprivate func requireEvent(of state: MutableState) throws(ServiceError) {
    let end = state.record.nextEventID + (state.isTaskUnwritten ? 0 : Int64(state.unwrittenEvents.count))
    guard workflowTaskFinishEventID > 1, workflowTaskFinishEventID < end else {
      throw .invalidArgument("Workflow task finish ID must be > 1 && <= workflow last event ID.")
    }
  }
}
