import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence
import Synchronization
import TemporalAPI

extension HistoryService {
  /// Works on a workflow under its lock; what `body` collects happens afterwards, also when it throws. `beforeOthers`: ahead of all who wait.
  func withSlot<Value: Sendable>(
    _ workflow: WorkflowKey, beforeOthers: Bool = false, _ body: (WorkflowSlot, inout Effects) async throws(ServiceError) -> Value
  ) async throws(ServiceError) -> Value {
    try await withSlot(workflow, body) { slot throws(ServiceError) in
      try await slot.enter(beforeOthers: beforeOthers)
      return nil
    }
  }

  /// The same; `enter` takes the lock, or answers what came of it without.
  private func withSlot<Value: Sendable>(
    _ workflow: WorkflowKey, _ body: (WorkflowSlot, inout Effects) async throws(ServiceError) -> Value,
    enter: (WorkflowSlot) async throws(ServiceError) -> Value?
  ) async throws(ServiceError) -> Value {
    let slot = try use(workflow)
    defer { cache.release(slot) }
    // Until what the turn leads to is armed and offered, time must not be skipped over it.
    time.skipping?.beginTurn(of: SlotKey(workflow: workflow))
    defer { if time.skipping?.endTurn() == true { timers.poke() } }
    if let value = try await enter(slot) { return value }
    var effects = Effects()
    let value: Value
    do throws(ServiceError) {
      value = try await body(slot, &effects)
    } catch {
      slot.leave()
      perform(effects)
      throw error
    }
    slot.leave()
    perform(effects)
    return value
  }

  /// One turn of a run (nil: of the workflow id's current run), committed when this returns, maybe together with others of the run that came at the
  /// same time (docs/decisions/025).
  ///
  /// When the run turns out not to be as it was thought to be, it is loaded again and `decide` called again. `mayRestart`: the turn may end a
  /// run that its retry policy or its cron schedule has followed by another.
  @discardableResult
  func turn<Value: Sendable>(
    _ workflow: WorkflowKey, _ runID: UniqueID?, mayRestart: Bool = false,
    _ decide: @escaping @Sendable (inout Turn) throws(ServiceError) -> Value
  ) async throws(ServiceError) -> Value {
    try await withSlot(workflow) { slot, effects throws(ServiceError) in
      try await self.turn(in: slot, runID, mayRestart: mayRestart, takesAlong: true, &effects, decide)
    } enter: { slot throws(ServiceError) in
      // What may restart a run has to read its start.
      guard mayRestart else { return try await slot.enter(runID, orTakeAlong: decide) }
      try await slot.enter()
      return nil
    }
  }

  /// The same under a lock that is held already. `takesAlong`: turns that wait for the run are decided after this one and committed with it.
  func turn<Value: Sendable>(
    in slot: WorkflowSlot, _ runID: UniqueID?, answers: [String: WorkflowQueryResult] = [:], mayRestart: Bool = false,
    takesAlong: Bool = false, _ effects: inout Effects,
    _ decide: (inout Turn) throws(ServiceError) -> Value
  ) async throws(ServiceError) -> Value {
    var attempt = 1
    while true {
      let run = try await run(runID, in: slot)
      let startedEvent = mayRestart && run.state.mayBeFollowed ? try await event(1, of: run) : nil
      do throws(CommitFailure) {
        let decided = try self.decide(on: run, startedEvent: startedEvent, takesAlong: takesAlong, in: slot, decide)
        if let commit = decided.commit {
          do throws(CommitFailure) {
            try await write(commit, in: slot)
          } catch {
            turnAway(decided.company, because: error, in: slot, &effects)
            throw error
          }
        }
        settle(decided, answers: answers, in: slot, &effects)
        if let refusal = decided.transition.refusal { throw CommitFailure.refused(refusal) }
        return decided.value
      } catch {
        if case .refused(let reason) = error { throw reason }
        guard attempt < 3 else { throw .unavailable("workflow \(slot.workflow.workflowID) changes too fast, try again") }
        attempt += 1
      }
    }
  }

  // Neither of these two is inlined: what they need would be part of the frame that waits for the store.

  /// Decides a turn, and those that it takes along.
  /// - Parameter startedEvent: The run's first event, where the turn may end it and another run follow.
  @inline(never)
  private func decide<Value: Sendable>(
    on run: CachedRun, startedEvent: HistoryEvent?, takesAlong: Bool, in slot: WorkflowSlot,
    _ decide: (inout Turn) throws(ServiceError) -> Value
  ) throws(CommitFailure) -> DecidedTurn<Value> {
    let rules = rules(of: slot.workflow)
    var turn = Turn(run.$state, now: time.now(), rules: rules)
    if let startedEvent {
      turn.restart = RunRestart(
        newRunID: time.makeID(at: turn.wallNow), requestID: time.makeID(at: turn.wallNow).description, startedEvent: startedEvent)
    }
    let now = turn.wallNow
    let value: Value
    let transition: Transition
    do throws(ServiceError) {
      value = try decide(&turn)
      transition = try finish(turn, of: run)
    } catch {
      throw .refused(error)
    }
    var commit: Commit?
    var company: [Companion] = []
    if !transition.isSoft {
      var written = Commit(fence: try fence(of: slot), executions: [ExecutionWrite(transition, expectedVersion: run.version)])
      for next in transition.newRun {
        written.executions.append(ExecutionWrite(next, expectedVersion: 0))
        written.currentRun = CurrentRunWrite(workflow: slot.workflow, expected: transition.state.key.runID, new: next.state.key.runID)
      }
      if takesAlong { company = takeAlong(after: transition, of: run, rules, in: slot) }
      written.add(company, after: run.version)
      commit = written
    }
    return DecidedTurn(value, transition, startedBefore: run.state.startedTask, now: now, commit: commit, company: company)
  }

  /// Makes what was committed what everybody sees.
  ///
  /// `answers` are what a worker said to the queries that its workflow task carried, by query id; they count only if the turn is not a refusal.
  @inline(never)
  private func settle<Value>(
    _ decided: DecidedTurn<Value>, answers: [String: WorkflowQueryResult], in slot: WorkflowSlot, _ effects: inout Effects
  ) {
    let transition = decided.transition
    slot.apply(transition, recentLimit: configuration.recentHistoryBytes, answers: transition.refusal == nil ? answers : [:])
    effects.collect(transition, startedBefore: decided.startedBefore, now: decided.now)
    for next in transition.newRun { effects.collect(next, startedBefore: nil, now: decided.now) }
    settle(decided.company, after: transition, in: slot, &effects)
  }

  /// Ends a turn of the run. One after which the run would be too large ends the run instead.
  func finish(_ turn: consuming Turn, of run: CachedRun) throws(ServiceError) -> Transition {
    let now = turn.wallNow
    let rules = turn.rules
    preferNormalQueue(&turn, before: run.state)
    let transition = try turn.finish()
    let bytes = run.storedBytes(after: transition)
    guard transition.state.isOpen && bytes > rules.maximumStateBytes else { return transition }
    return try Turn.ending(run.state, ofBytes: bytes, now: now, rules: rules).finish()
  }

  /// A workflow task that was just scheduled for a sticky worker that is gone goes to the normal queue within the same commit.
  private func preferNormalQueue(_ turn: inout Turn, before: MutableState) {
    let record = turn.state.record
    guard record.hasSticky, record.hasWorkflowTask, turn.state.startedTask == nil else { return }
    guard !before.record.hasWorkflowTask || before.record.workflowTask != record.workflowTask else { return }
    guard !sink.hasLivePoller(namespaceID: turn.state.key.namespaceID, stickyQueue: record.sticky.taskQueue) else { return }
    _ = turn.queueWorkflowTaskNormally()
  }

  func fence(of slot: WorkflowSlot) throws(CommitFailure) -> ShardFence {
    do throws(ServiceError) { return try shards.fence(of: slot.shard) } catch { throw .refused(error) }
  }

  /// Writes a commit. After an error nothing in memory has changed, or what may be wrong in it is forgotten.
  func write(_ commit: Commit, in slot: WorkflowSlot) async throws(CommitFailure) {
    do throws(ServiceError) { try requireLasting(commit, of: slot.workflow) } catch { throw .refused(error) }
    var telling = commit
    tell(&telling, in: slot.workflow)
    do throws(StoreError) {
      let commit = telling
      try await measured { () async throws(StoreError) in
        try await store.commit(commit)
      } telling: {
        $0.wrote(in: $1, isRefused: $2)
      }
      ringBell(for: commit, in: slot.workflow)
    } catch {
      switch error {
      case .currentRunConflict(_, let actual) where commit.executions.allSatisfy { $0.expectedVersion == 0 }:
        // A new run met one that was not in memory: what is in memory is true all the same.
        slot.contents.withLock { $0.current = .known(actual) }
        throw .stale
      case .versionConflict, .currentRunConflict:
        slot.forget()
        // Soft state is lost with what was forgotten, so the shard's tasks are given out again.
        timers.arm(.reread(slot.shard), at: time.now())
        throw .stale
      case .unknownOutcome:
        slot.forget()
        timers.arm(.reread(slot.shard), at: time.now())
      case .shardLost(let shard):
        letGo(of: shard)
      case .failed, .namespaceConflict, .taskQueueConflict, .closed: break
      }
      throw .refused(unavailable(error))
    }
  }

  /// Asks the store for something, and tells whoever observes how long that took and whether it was refused.
  func measured<Value>(
    _ ask: () async throws(StoreError) -> Value, telling tell: (any HistoryObserver, Duration, Bool) -> Void
  ) async throws(StoreError) -> Value {
    guard let observer else { return try await ask() }
    let began = ContinuousClock.now
    let value: Value
    do throws(StoreError) {
      value = try await ask()
    } catch {
      tell(observer, began.duration(to: .now), true)
      throw error
    }
    tell(observer, began.duration(to: .now), false)
    return value
  }

  /// A store's error as a client may see it; the operator finds the rest in the log.
  func unavailable(_ error: StoreError) -> ServiceError {
    logger.error("the store refused", metadata: ["error": "\(error)"])
    return switch error {
    case .shardLost: .notServed
    case .closed: .unavailable("the server is shutting down")
    case .unknownOutcome: .unavailable("the outcome of a write is not known, try again")
    case .versionConflict, .currentRunConflict, .namespaceConflict, .taskQueueConflict, .failed:
      .unavailable("the store is not available now, try again")
    }
  }

  /// Carries out what committed turns owe.
  func perform(_ effects: Effects) {
    for timer in effects.timers {
      if timer.hasRow { timers.armRow(timer.work, at: timer.due) } else { timers.arm(timer.work, at: timer.due) }
    }
    for task in effects.offers { offer(task) }
    if let observer {
      for run in effects.ended { observer.ended(run) }
      for timeout in effects.timedOut { observer.timedOut(timeout) }
    }
    for answer in effects.answers { answer() }
  }

  /// Hands a durable task to the sink, again if need be. One whose sticky queue is dead moves to the normal queue instead.
  public func offer(_ task: OfferedTask) {
    guard sink.offer(task) == .stickyWorkerUnavailable else { return }
    timers.arm(.leaveStickyQueue(task.key, scheduledEventID: task.reference), at: time.now())
  }
}

/// Why a turn was not committed.
enum CommitFailure: Error {
  /// The run is not as it was thought to be; it is forgotten, and deciding again may succeed.
  case stale
  case refused(ServiceError)
}
