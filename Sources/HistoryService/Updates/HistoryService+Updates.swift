import HistoryEngine
public import Model
public import TemporalAPI

extension HistoryService {
  /// Sends an update to the workflow and waits until it has come as far as the request says, at most `wait`. After that the answer says how far it
  /// is, without an outcome, and the client asks again.
  ///
  /// An update is durable once it is accepted. Before, it is in memory only: when that is lost, it is sent again from here. Throws what
  /// `Turn.update` throws, and what ends a run's updates: NOT_FOUND when the run closes, RESOURCE_EXHAUSTED when another run follows,
  /// FAILED_PRECONDITION when its workflow task fails.
  public func update(
    _ request: UpdateWorkflowExecutionRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> UpdateWorkflowExecutionResponse {
    let (workflow, named) = try request.workflowExecution.names(in: namespaceID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let deadline = time.now() + wait
    while true {
      let (key, waiter) = try await withSlot(workflow) { slot, effects throws(ServiceError) in
        try await self.admit(request, to: named, in: slot, &effects)
      }
      let progress = try await progress(ofUpdate: request.updateID, of: key.runID, waiter, in: slot, until: deadline)
      if let progress { return response(to: request, progress, of: key) }
    }
  }

  /// Asks how far an update has come, waiting as the request says, at most `wait`. Throws NOT_FOUND when the run does not know it.
  public func pollUpdate(
    _ request: PollWorkflowExecutionUpdateRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> PollWorkflowExecutionUpdateResponse {
    let (workflow, named) = try request.updateRef.workflowExecution.names(in: namespaceID)
    let id = request.updateRef.updateID
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let key = try await reader(of: named, in: slot).state.key
    let waiter = slot.waiter(for: id, of: key.runID, until: request.waitPolicy.lifecycleStage)
    guard let progress = try await progress(ofUpdate: id, of: key.runID, waiter, in: slot, until: time.now() + wait) else {
      throw .notFound("update \"\(id)\" not found")
    }
    var response = PollWorkflowExecutionUpdateResponse()
    response.stage = progress.stage
    if let outcome = progress.outcome { response.outcome = outcome }
    response.updateRef = .to(id, of: key)
    return response
  }

  /// Hands the update to the run and begins to wait for it. Call it with the workflow's lock.
  func admit(
    _ request: UpdateWorkflowExecutionRequest, to runID: UniqueID?, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(ServiceError) -> (ExecutionKey, UpdateWaiter?) {
    let key = try await turn(in: slot, runID, &effects) { turn throws(ServiceError) in
      try turn.requireChain(request.firstExecutionRunID)
      try turn.update(request.request)
      return turn.state.key
    }
    let stage = request.waitPolicy.lifecycleStage
    return (key, slot.waiter(for: request.updateID, of: key.runID, until: stage == .unspecified ? .completed : stage))
  }

  /// How far the update has come when its waiter, if there is one, has been woken; nil: the run does not know it. Throws why it will never be accepted.
  func progress(
    ofUpdate id: String, of runID: UniqueID, _ waiter: UpdateWaiter?, in slot: WorkflowSlot, until deadline: WallTime
  ) async throws(ServiceError) -> UpdateProgress? {
    guard let waiter else { return try await progress(ofUpdate: id, in: try await reader(of: runID, in: slot)) }
    if isClosed { waiter.latch.fire(.shutDown) }
    timers.arm(.deadline(Deadline { waiter.latch.fire(.timedOut) }), at: deadline)
    let wakeUp = await waiter.latch.value(ifCancelled: .cancelled)
    slot.remove(waiter)
    switch wakeUp {
    case .news(.accepted): return .accepted
    case .news(.ended(let outcome)): return .completed(outcome)
    case .news(.aborted(let error)): throw error
    case .cancelled: throw ServiceError(.cancelled, "the call was cancelled")
    case .shutDown: throw .unavailable("the server is shutting down")
    case .forgotten: return try await progress(ofUpdate: id, in: try await reader(of: runID, in: slot))
    case .timedOut:
      // It may have been rejected in this very moment, and then it is not known any more: the client will find out.
      return try await progress(ofUpdate: id, in: try await reader(of: runID, in: slot)) ?? .admitted
    }
  }

  func progress(ofUpdate id: String, in run: CachedRun) async throws(ServiceError) -> UpdateProgress? {
    switch run.state.status(ofUpdate: id) {
    case nil: return nil
    case .admitted: return .admitted
    case .accepted: return .accepted
    case .ended(let outcome): return .completed(outcome)
    case .aborted(let error): throw error
    case .completed(let eventID):
      return .completed(try await event(eventID, of: run).workflowExecutionUpdateCompletedEventAttributes.outcome)
    }
  }
}
