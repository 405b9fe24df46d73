public import HistoryEngine
import HistoryRecords
import Model
public import TemporalAPI

extension HistoryService {
  /// Does to one target what a batch job does to each. Errors are those of the request that does it.
  func carryOut(_ job: MutableState, on target: Execution) async throws(ServiceError) {
    let request = job.batch.request
    let namespaceID = job.key.workflow.ownerID
    // One and the same for each target, so that a repetition after a crash is known as one.
    let requestID = "\(job.key.runID)/\(target.businessID)/\(target.runID)"
    var execution = WorkflowExecution()
    execution.workflowID = target.businessID
    execution.runID = target.runID
    switch request.operation {
    case .terminationOperation(let operation):
      try await terminate(operation.request(execution, reason: request.reason), namespaceID: namespaceID)
    case .signalOperation(let operation):
      _ = try await signal(operation.request(execution, requestID), namespaceID: namespaceID)
    case .cancellationOperation(let operation):
      try await requestCancel(operation.request(execution, requestID), namespaceID: namespaceID)
    case .deletionOperation:
      var deletion = DeleteWorkflowExecutionRequest()
      deletion.workflowExecution = execution
      try await delete(deletion, namespaceID: namespaceID)
    case .resetOperation(let operation):
      let reset = try await resetRequest(operation, execution, reason: request.reason, requestID, namespaceID: namespaceID)
      _ = try await self.reset(reset, namespaceID: namespaceID)
    case .updateWorkflowOptionsOperation(let operation):
      _ = try await updateOptions(operation.request(execution), namespaceID: namespaceID)
    case .unpauseActivitiesOperation, .resetActivitiesOperation, .updateActivityOptionsOperation:
      try await control(request, ofActivitiesOf: execution, namespaceID: namespaceID)
    case .cancelActivitiesOperation, .terminateActivitiesOperation, .deleteActivitiesOperation:
      try await end(request, activity: target, requestID, namespaceID: namespaceID)
    case nil: throw .invalidArgument("the batch job does nothing that this version knows")
    }
  }

  /// What is done to pending activities of a workflow.
  private func control(
    _ request: StartBatchOperationRequest, ofActivitiesOf execution: WorkflowExecution, namespaceID: UniqueID
  ) async throws(ServiceError) {
    switch request.operation {
    case .unpauseActivitiesOperation(let operation):
      let unpause = ActivityUnpause(
        resetsAttempts: operation.resetAttempts, resetsHeartbeat: operation.resetHeartbeat,
        jitter: jitter(below: Duration(operation.jitter)))
      try await unpauseActivities(ActivityTarget(of: execution, operation.selection), unpause, namespaceID: namespaceID)
    case .resetActivitiesOperation(let operation):
      let reset = ActivityReset(
        resetsHeartbeat: operation.resetHeartbeat, keepsPaused: operation.keepPaused, restoresOptions: operation.restoreOriginalOptions,
        jitter: jitter(below: Duration(operation.jitter)))
      try await resetActivities(ActivityTarget(of: execution, operation.selection), reset, namespaceID: namespaceID)
    case .updateActivityOptionsOperation(let operation):
      _ = try await updateActivityOptions(
        ActivityTarget(of: execution, operation.selection), try operation.change, namespaceID: namespaceID)
    default: return
    }
  }

  /// What is done to an activity that runs without a workflow.
  private func end(
    _ request: StartBatchOperationRequest, activity target: Execution, _ requestID: String, namespaceID: UniqueID
  ) async throws(ServiceError) {
    switch request.operation {
    case .cancelActivitiesOperation(let operation):
      var cancel = RequestCancelActivityExecutionRequest()
      (cancel.activityID, cancel.runID, cancel.requestID) = (target.businessID, target.runID, requestID)
      (cancel.identity, cancel.reason) = (operation.identity, operation.reason)
      try await requestCancelActivity(cancel, namespaceID: namespaceID)
    case .terminateActivitiesOperation(let operation):
      var terminate = TerminateActivityExecutionRequest()
      (terminate.activityID, terminate.runID, terminate.requestID) = (target.businessID, target.runID, requestID)
      (terminate.identity, terminate.reason) = (operation.identity, operation.reason)
      try await terminateActivity(terminate, namespaceID: namespaceID)
    case .deleteActivitiesOperation:
      var deletion = DeleteActivityExecutionRequest()
      (deletion.activityID, deletion.runID) = (target.businessID, target.runID)
      try await deleteActivity(deletion, namespaceID: namespaceID)
    default: return
    }
  }
}

extension BatchOperationTermination {
  fileprivate func request(_ execution: WorkflowExecution, reason: String) -> TerminateWorkflowExecutionRequest {
    var request = TerminateWorkflowExecutionRequest()
    request.workflowExecution = execution
    request.reason = reason
    request.identity = identity
    if hasDetails { request.details = details }
    return request
  }
}

extension BatchOperationSignal {
  fileprivate func request(_ execution: WorkflowExecution, _ requestID: String) -> SignalWorkflowExecutionRequest {
    var request = SignalWorkflowExecutionRequest()
    request.workflowExecution = execution
    request.signalName = signal
    request.identity = identity
    request.requestID = requestID
    if hasInput { request.input = input }
    if hasHeader { request.header = header }
    return request
  }
}

extension BatchOperationCancellation {
  fileprivate func request(_ execution: WorkflowExecution, _ requestID: String) -> RequestCancelWorkflowExecutionRequest {
    var request = RequestCancelWorkflowExecutionRequest()
    request.workflowExecution = execution
    request.identity = identity
    request.requestID = requestID
    return request
  }
}

extension BatchOperationUpdateWorkflowExecutionOptions {
  /// What is asked of one workflow.
  fileprivate func request(_ execution: WorkflowExecution) -> UpdateWorkflowExecutionOptionsRequest {
    var request = UpdateWorkflowExecutionOptionsRequest()
    request.workflowExecution = execution
    request.identity = identity
    if hasWorkflowExecutionOptions { request.workflowExecutionOptions = workflowExecutionOptions }
    if hasUpdateMask { request.updateMask = updateMask }
    return request
  }
}

extension BatchOperationUnpauseActivities {
  fileprivate var selection: ActivitySelection { matchAll ? .all : .type(type) }
}

extension BatchOperationResetActivities {
  fileprivate var selection: ActivitySelection { matchAll ? .all : .type(type) }
}

extension BatchOperationUpdateActivityOptions {
  fileprivate var selection: ActivitySelection { matchAll ? .all : .type(type) }

  /// What is asked of each activity. Throws INVALID_ARGUMENT for what contradicts itself or is not said.
  public var change: ActivityOptionsChange {
    get throws(ServiceError) {
      try ActivityOptionsChange(
        hasActivityOptions ? activityOptions : nil, mask: hasUpdateMask ? updateMask : nil, restore: restoreOriginal, isStrict: false)
    }
  }
}
