import HistoryEngine
import HistoryRecords
import Logging
public import Model
import Persistence
import Synchronization
public import TemporalAPI

extension HistoryService {
  /// Starts a workflow, or finds the run that its policies say.
  ///
  /// Throws ALREADY_EXISTS with the run's ids as the policies demand, UNAVAILABLE when the store does not answer. Durable when it returns: a
  /// repeated request id gets the same run, also after a restart.
  public func startWorkflow(
    _ request: StartWorkflowExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> StartWorkflowExecutionResponse {
    let workflow = WorkflowKey(namespaceID: namespaceID, workflowID: request.workflowID)
    let new = NewRun(request)
    var response = StartWorkflowExecutionResponse()
    let (outcome, task) = try await withSlot(workflow) { slot, effects throws(ServiceError) in
      let outcome = try await self.start(new, in: slot, &effects)
      if outcome.decision == .useExisting && request.hasOnConflictOptions {
        try await self.turn(in: slot, outcome.state.key.runID, &effects) { turn throws(ServiceError) in try turn.attach(request) }
      }
      return (outcome, request.requestEagerExecution ? await self.eagerTask(of: outcome, in: slot) : nil)
    }
    if let task { response.eagerWorkflowTask = task }
    response.runID = outcome.state.key.runID.description
    response.firstExecutionRunID = outcome.state.record.firstRunID
    response.started = outcome.decision != .useExisting && outcome.decision != .attachedBefore
    // A run that is found open is called running, even if it is paused.
    response.status = outcome.decision == .useExisting ? .running : outcome.state.record.status
    let isAttached = outcome.decision == .attachedBefore || outcome.decision == .useExisting && request.onConflictOptions.attachRequestID
    response.link =
      isAttached
      ? .request(request.requestID, .workflowExecutionOptionsUpdated, of: outcome.state.key, namespace: namespaceName(namespaceID))
      : .event(1, .workflowExecutionStarted, of: outcome.state.key, namespace: namespaceName(namespaceID))
    return response
  }

  /// Signals the workflow id's open run, or starts one whose first event after the start is the signal. Errors and durability are those
  /// of `startWorkflow` and `signal`.
  public func signalWithStart(
    _ request: SignalWithStartWorkflowExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> SignalWithStartWorkflowExecutionResponse {
    let workflow = WorkflowKey(namespaceID: namespaceID, workflowID: request.workflowID)
    let new = NewRun(request)
    let outcome = try await withSlot(workflow) { slot, effects throws(ServiceError) in
      let outcome = try await self.start(new, in: slot, &effects)
      if outcome.decision == .useExisting, let signal = new.signal {
        try await self.turn(in: slot, outcome.state.key.runID, &effects) { turn throws(ServiceError) in try turn.signalByStart(signal) }
      }
      return outcome
    }
    var response = SignalWithStartWorkflowExecutionResponse()
    response.runID = outcome.state.key.runID.description
    response.firstExecutionRunID = outcome.state.record.firstRunID
    response.started = outcome.decision == .create || outcome.decision == .terminateExisting
    response.signalLink = .request(
      request.requestID, .workflowExecutionSignaled, of: outcome.state.key, namespace: namespaceName(namespaceID))
    return response
  }

  /// Starts a child of a workflow, without its first workflow task, and answers the first run of its chain: the same one whenever the same start is
  /// asked for again. Throws ALREADY_EXISTS as the child's reuse policy demands.
  func startChild(_ child: ChildStart) async throws(ServiceError) -> UniqueID {
    let outcome = try await withSlot(child.workflow) { slot, effects throws(ServiceError) in
      try await self.start(NewRun(child), in: slot, &effects)
    }
    guard let first = UniqueID(outcome.state.record.firstRunID) else { return outcome.state.key.runID }
    return first
  }

  struct StartOutcome: Sendable {
    let decision: StartDecision
    @Shared var state: MutableState

    init(_ decision: StartDecision, _ state: Shared<MutableState>) {
      self.decision = decision
      _state = state
    }
  }

  /// The first workflow task for the client that started the run, while it is that client's. The start is committed, so nothing that goes
  /// wrong here can undo it: a task that cannot be told to the client times out.
  private func eagerTask(of outcome: StartOutcome, in slot: WorkflowSlot) async -> PollWorkflowTaskQueueResponse? {
    guard outcome.decision != .useExisting, let start = outcome.state.eagerTask, let run = slot.peek(outcome.state.key.runID) else {
      return nil
    }
    do throws(ServiceError) {
      return try await response(to: start, of: run)
    } catch {
      logger.error("a started task was not handed out", metadata: ["workflow": "\(slot.workflow.workflowID)", "error": "\(error)"])
      return nil
    }
  }

  /// Decides about the start and carries it out, but for signalling an existing run.
  func start(_ new: NewRun, in slot: WorkflowSlot, _ effects: inout Effects) async throws(ServiceError) -> StartOutcome {
    var attempt = 1
    while true {
      let existing = try await existingRun(in: slot, isLikely: new.signal != nil)
      let decision = new.policy.decide(existing?.state.existing(for: new.request.requestID))
      do throws(CommitFailure) {
        switch decision {
        case .refuse(let error): throw CommitFailure.refused(error)
        case .repeated, .attachedBefore, .useExisting:
          if let existing { return StartOutcome(decision, existing.$state) }
        case .create, .terminateExisting:
          let ended = decision == .terminateExisting ? existing : nil
          return StartOutcome(decision, try await create(new, after: existing?.state.key.runID, ending: ended, in: slot, &effects))
        }
      } catch {
        if case .refused(let reason) = error { throw reason }
      }
      guard attempt < 3 else { throw .unavailable("workflow \(slot.workflow.workflowID) changes too fast, try again") }
      attempt += 1
    }
  }

  /// The workflow id's current run. Nothing being known of it, a plain start takes it for unused and lets its commit find out: most
  /// starts are of new ids, and so read nothing.
  func existingRun(in slot: WorkflowSlot, isLikely: Bool) async throws(ServiceError) -> CachedRun? {
    if !isLikely && slot.contents.withLock({ $0.current == .unknown }) { return nil }
    return try await currentRun(in: slot)
  }

  /// Commits the new run and, in the same commit, the end of the one it takes the place of.
  private func create(
    _ new: NewRun, after previous: UniqueID?, ending existing: CachedRun?, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(CommitFailure) -> Shared<MutableState> {
    let now = time.now()
    let start = try decide(new, ending: existing, in: slot, now: now)
    try await commit(start, after: previous, in: slot, now: now, &effects)
    return start.fresh.$state
  }

  // Neither this nor what surrounds the write below is inlined: what they need would be part of the frame that waits for the store.

  @inline(never)
  private func decide(
    _ new: NewRun, ending existing: CachedRun?, in slot: WorkflowSlot, now: WallTime
  ) throws(CommitFailure) -> DecidedStart {
    let rules = rules(of: slot.workflow)
    let key = ExecutionKey(workflow: slot.workflow, runID: time.makeID(at: now))
    do throws(ServiceError) {
      var start = RunStart(key: key, request: new.request, signal: new.signal)
      start.parent = new.parent
      start.skipped = new.skipped
      start.scheduledBy = new.scheduledBy
      let fresh = try Turn.start(start, now: now, rules: rules).finish()
      guard let existing else { return DecidedStart(fresh) }
      return DecidedStart(fresh, ending: (existing, try existing.state.terminated(for: key.runID, now: now, rules: rules)))
    } catch {
      throw .refused(error)
    }
  }

  /// Commits a new run as its id's current one and, in the same commit, the end of the run it takes the place of.
  func commit(
    _ start: DecidedStart, after previous: UniqueID?, in slot: WorkflowSlot, now: WallTime, _ effects: inout Effects
  ) async throws(CommitFailure) {
    try await write(try written(start, after: previous, in: slot), in: slot)
    settle(start, in: slot, now: now, &effects)
  }

  @inline(never)
  private func written(_ start: DecidedStart, after previous: UniqueID?, in slot: WorkflowSlot) throws(CommitFailure) -> Commit {
    var commit = Commit(
      fence: try fence(of: slot), executions: [],
      currentRun: CurrentRunWrite(workflow: slot.workflow, expected: previous, new: start.fresh.state.key.runID))
    if let ended = start.ended { commit.executions.append(ExecutionWrite(ended.end, expectedVersion: ended.run.version)) }
    commit.executions.append(ExecutionWrite(start.fresh, expectedVersion: 0))
    return commit
  }

  @inline(never)
  private func settle(_ start: DecidedStart, in slot: WorkflowSlot, now: WallTime, _ effects: inout Effects) {
    if let ended = start.ended {
      slot.apply(ended.end, recentLimit: configuration.recentHistoryBytes)
      effects.collect(ended.end, startedBefore: ended.run.state.startedTask, now: now)
    }
    slot.contents.withLock { $0.current = .known(start.fresh.state.key.runID) }
    slot.apply(start.fresh, recentLimit: configuration.recentHistoryBytes)
    effects.collect(start.fresh, startedBefore: nil, now: now)
  }

  func namespaceName(_ namespaceID: UniqueID) -> String { catalog.facts(of: namespaceID)?.name ?? "" }
}

extension MutableState {
  /// The run's end by the policy TERMINATE_EXISTING, in the original's words.
  fileprivate func terminated(for runID: UniqueID, now: WallTime, rules: Rules) throws(ServiceError) -> Transition {
    var turn = Turn(self, now: now, rules: rules)
    try turn.terminate(
      reason: "TerminateIfRunning WorkflowIdReusePolicy", details: .text("terminated by new runID: \(runID)"), identity: "history-service")
    return try turn.finish()
  }
}
