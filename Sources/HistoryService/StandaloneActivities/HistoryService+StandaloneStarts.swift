import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Starts an activity without a workflow, or finds the run that its policies say.
  ///
  /// Throws ALREADY_EXISTS with the run's id as the policies demand, UNAVAILABLE when the store does not answer. Durable when it returns: a
  /// repeated request id gets the same run, also after a restart.
  public func startActivity(
    _ request: StartActivityExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> StartActivityExecutionResponse {
    let key = WorkflowKey(standaloneActivityID: request.activityID, namespaceID: namespaceID)
    let (runID, isNew) = try await withSlot(key) { slot, effects throws(ServiceError) in
      let (state, isNew) = try await self.start(request, in: slot, &effects)
      if !isNew { try await self.turn(in: slot, state.key.runID, &effects) { $0.attachToStandalone(request) } }
      return (state.key.runID, isNew)
    }
    var response = StartActivityExecutionResponse()
    response.runID = runID.description
    response.started = isNew
    response.link.activity.namespace = namespaceName(namespaceID)
    response.link.activity.activityID = request.activityID
    response.link.activity.runID = runID.description
    return response
  }

  private func start(
    _ request: StartActivityExecutionRequest, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(ServiceError) -> (state: MutableState, isNew: Bool) {
    let policy = StartPolicy(request)
    for _ in 0..<3 {
      let existing = try await existingRun(in: slot, isLikely: false)?.state
      var known = existing?.existing(for: request.requestID)
      // Unlike a workflow's, an attached request is not found by a start that is to meet no running one.
      known?.hasRequestAttached = false
      switch policy.decide(known) {
      case .refuse: throw .activityAlreadyStarted(existing)
      case .repeated, .attachedBefore, .useExisting, .terminateExisting:
        if let existing { return (existing, false) }
      case .create:
        do throws(CommitFailure) {
          return (try await create(request, after: existing?.key.runID, in: slot, &effects), true)
        } catch {
          if case .refused(let reason) = error { throw reason }
        }
      }
    }
    throw .unavailable("activity \(slot.workflow.workflowID) changes too fast, try again")
  }

  private func create(
    _ request: StartActivityExecutionRequest, after previous: UniqueID?, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(CommitFailure) -> MutableState {
    let now = time.now()
    let start = StandaloneStart(key: ExecutionKey(workflow: slot.workflow, runID: time.makeID(at: now)), request: request)
    let fresh: Transition
    do throws(ServiceError) {
      fresh = try Turn.startStandalone(start, now: now, rules: rules(of: slot.workflow)).finish()
    } catch {
      throw .refused(error)
    }
    try await commit(DecidedStart(fresh), after: previous, in: slot, now: now, &effects)
    return fresh.state
  }
}

extension StartPolicy {
  /// The policies of activities are those of workflows, but for termination.
  fileprivate init(_ request: StartActivityExecutionRequest) {
    let reuse: WorkflowIdReusePolicy =
      switch request.idReusePolicy {
      case .allowDuplicateFailedOnly: .allowDuplicateFailedOnly
      case .rejectDuplicate: .rejectDuplicate
      default: .allowDuplicate
      }
    self.init(reuse: reuse, conflict: request.idConflictPolicy == .useExisting ? .useExisting : .fail, requestID: request.requestID)
  }
}

extension ServiceError {
  fileprivate static func activityAlreadyStarted(_ existing: MutableState?) -> ServiceError {
    ServiceError(
      .alreadyExists, "activity execution already started",
      detail: .activityExecutionAlreadyStarted(
        startRequestID: existing?.record.startRequestID ?? "", runID: existing?.key.runID.description ?? ""))
  }
}
