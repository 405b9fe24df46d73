import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Starts a workflow, or finds the run that its policies say, and updates it: a new run's first workflow task brings the update.
  ///
  /// Errors are those of `startWorkflow` and `update`, told apart by the detail `multiOperationExecution`. A start that is committed stays so
  /// whatever becomes of the update.
  public func updateWithStart(
    _ start: StartWorkflowExecutionRequest, _ update: UpdateWorkflowExecutionRequest, namespaceID: UniqueID, wait: Duration
  ) async throws(ServiceError) -> (StartWorkflowExecutionResponse, UpdateWorkflowExecutionResponse) {
    let workflow = WorkflowKey(namespaceID: namespaceID, workflowID: start.workflowID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let deadline = time.now() + wait
    var hasClosedOnce = false
    while true {
      let found = try await withSlot(workflow) { slot, effects throws(ServiceError) in
        try await self.startAndAdmit(start, update, in: slot, &effects)
      }
      do throws(ServiceError) {
        let progress = try await progress(ofUpdate: update.updateID, of: found.key.runID, found.waiter, in: slot, until: deadline)
        guard let progress else { continue }
        return (found.response, response(to: update, progress, of: found.key, isLinked: !found.isOld))
      } catch {
        guard error.code == .notFound else { throw .multiOperation(update: error) }
        // The run closed over the update: the start's policies decide once more.
        guard !hasClosedOnce else { throw .multiOperation(update: ServiceError(.aborted, error.message)) }
        hasClosedOnce = true
      }
    }
  }

  private struct StartedUpdate: Sendable {
    var key: ExecutionKey
    var waiter: UpdateWaiter?
    var response = StartWorkflowExecutionResponse()
    /// The update was over before this request came.
    var isOld = false

    init(_ state: MutableState) {
      key = state.key
      response.runID = key.runID.description
      response.status = state.record.status
    }
  }

  private func startAndAdmit(
    _ start: StartWorkflowExecutionRequest, _ update: UpdateWorkflowExecutionRequest, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(ServiceError) -> StartedUpdate {
    let existing = try await currentRun(in: slot)
    let status = existing?.state.status(ofUpdate: update.updateID)
    if let existing, let status, status.hasEnded {
      var found = StartedUpdate(existing.state)
      found.isOld = true
      return found
    }
    let state: MutableState
    var isNew = false
    if let existing, existing.state.isOpen, status != nil {
      state = existing.state
    } else {
      do throws(ServiceError) { try update.request.requireFitting(rules(of: slot.workflow)) } catch {
        throw .multiOperation(update: error)
      }
      do throws(ServiceError) {
        let outcome = try await self.start(NewRun(start), in: slot, &effects)
        state = outcome.state
        isNew = outcome.decision == .create || outcome.decision == .terminateExisting
      } catch {
        throw .multiOperation(start: error)
      }
    }
    var found = StartedUpdate(state)
    found.response.started = isNew
    if isNew { found.response.firstExecutionRunID = state.record.firstRunID }
    found.response.link = .event(1, .workflowExecutionStarted, of: state.key, namespace: namespaceName(state.key.namespaceID))
    do throws(ServiceError) {
      (found.key, found.waiter) = try await admit(update, to: state.key.runID, in: slot, &effects)
    } catch {
      throw .multiOperation(update: error)
    }
    return found
  }
}

extension UpdateStatus {
  fileprivate var hasEnded: Bool {
    switch self {
    case .completed, .ended: true
    case .admitted, .accepted, .aborted: false
    }
  }
}

extension ServiceError {
  /// The start failed, so the update was not tried.
  public static func multiOperation(start error: ServiceError) -> ServiceError {
    multiOperation(error, [OperationStatus(error), .aborted])
  }

  /// The update failed, which the start is to blame for as little as it helps.
  public static func multiOperation(update error: ServiceError) -> ServiceError {
    multiOperation(error, [.aborted, OperationStatus(error)])
  }

  private static func multiOperation(_ error: ServiceError, _ statuses: [OperationStatus]) -> ServiceError {
    ServiceError(error.code, "Update-with-Start could not be executed.", detail: .multiOperationExecution(statuses: statuses))
  }
}

extension ServiceError.OperationStatus {
  fileprivate static var aborted: Self {
    Self(ServiceError(.aborted, "Operation was aborted.", detail: .multiOperationAborted))
  }
}
