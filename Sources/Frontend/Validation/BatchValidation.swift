import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import VisibilityQuery

extension StartBatchOperationRequest {
  /// Checks the request, its query included, and answers what it does.
  ///
  /// Throws INVALID_ARGUMENT for a job that could not do anything.
  func validate(in namespace: Namespace, now: WallTime, rules: Rules) throws(ServiceError) -> BatchOperationType {
    if jobID.isEmpty { throw .jobIDNotSet }
    try Required.length(jobID, of: "JobId", rules: rules)
    let ways = [!visibilityQuery.isEmpty, !executions.isEmpty, !targetExecutions.isEmpty].count { $0 }
    guard let operation, !reason.isEmpty, ways > 0 else {
      throw .invalidArgument(
        "must provide required parameters: BatchType,Reason,Namespace, AND one of (Query OR Executions OR TargetExecutions)")
    }
    guard ways == 1 else { throw .invalidArgument("visibility query, executions, and target executions are mutually exclusive") }
    let type = try operation.checkedType(rules: rules)
    for target in executions + targetExecutions.map(WorkflowExecution.init(target:)) { try Required.execution(target) }
    if !visibilityQuery.isEmpty {
      let schema = type.isAboutActivities ? namespace.activitySchema : namespace.workflowSchema
      do throws(QueryError) {
        let query = try ListQuery(visibilityQuery, schema: schema, now: now)
        guard query.limit == nil else { throw QueryError(.unsupported, "'LIMIT' clause in a batch job", column: 1) }
      } catch {
        throw error.serviceError
      }
    }
    return type
  }
}

extension StartBatchOperationRequest.OneOf_Operation {
  /// What it is; throws INVALID_ARGUMENT where it leaves out what it needs.
  fileprivate func checkedType(rules: Rules) throws(ServiceError) -> BatchOperationType {
    switch self {
    case .terminationOperation: return .terminateWorkflow
    case .cancellationOperation: return .cancelWorkflow
    case .deletionOperation: return .deleteWorkflow
    case .signalOperation(let signal):
      if signal.signal.isEmpty { throw .invalidArgument("must provide signal name") }
      try Required.payloads(signal.input, rules: rules)
      return .signalWorkflow
    case .resetOperation(let reset):
      try reset.validate()
      return .resetWorkflow
    case .updateWorkflowOptionsOperation(let update):
      guard update.hasWorkflowExecutionOptions, update.hasUpdateMask else { throw .invalidArgument("must provide UpdateOptions") }
      try update.workflowExecutionOptions.validate(updating: update.updateMask.paths)
      return .updateWorkflowExecutionOptions
    case .unpauseActivitiesOperation(let unpause):
      guard unpause.matchAll || !unpause.type.isEmpty else { throw .invalidArgument("activity filter must be set") }
      try Required.jitter(unpause.jitter)
      return .unpauseActivity
    case .resetActivitiesOperation(let reset):
      guard reset.matchAll || !reset.type.isEmpty else { throw .invalidArgument("must provide ActivityType or MatchAll") }
      try Required.jitter(reset.jitter)
      return .resetActivity
    case .updateActivityOptionsOperation(let update):
      guard update.matchAll || !update.type.isEmpty || update.restoreOriginal else {
        throw .invalidArgument("Either activity type must be set, or restore original should be set to true")
      }
      _ = try update.change
      return .updateActivityOptions
    case .cancelActivitiesOperation: return .cancelActivity
    case .terminateActivitiesOperation: return .terminateActivity
    case .deleteActivitiesOperation: return .deleteActivity
    }
  }
}

extension BatchOperationReset {
  fileprivate func validate() throws(ServiceError) {
    for operation in postResetOperations {
      guard case .updateWorkflowOptions(let update) = operation.variant else { continue }
      try update.workflowExecutionOptions.validate(updating: update.updateMask.paths)
    }
    if hasOptions, options.target != nil { return }
    guard resetType == .firstWorkflowTask || resetType == .lastWorkflowTask else {
      throw .invalidArgument("unknown batch reset type Unspecified")
    }
  }
}

extension WorkflowExecution {
  fileprivate init(target: Execution) {
    self.init()
    workflowID = target.businessID
    runID = target.runID
  }
}

extension ServiceError {
  static var jobIDNotSet: ServiceError { .invalidArgument("JobId is not set on request.") }
}
