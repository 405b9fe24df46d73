import HistoryEngine
import Model
import TemporalAPI

extension ExecuteMultiOperationRequest {
  /// The two operations that may be executed together. Throws INVALID_ARGUMENT for any others.
  func startAndUpdate() throws(ServiceError) -> (StartWorkflowExecutionRequest, UpdateWorkflowExecutionRequest) {
    guard operations.count == 2, case .startWorkflow(let start) = operations[0].operation,
      case .updateWorkflow(let update) = operations[1].operation
    else { throw .invalidArgument("Operations have to be exactly [Start, Update].") }
    return (start, update)
  }
}

extension StartWorkflowExecutionRequest {
  /// Checks and fills in a start that an update goes with.
  mutating func prepareForUpdate(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError) {
    try requireNamespace(self.namespace, namespace)
    if !cronSchedule.isEmpty { throw .invalidArgument("CronSchedule is not allowed.") }
    if requestEagerExecution { throw .invalidArgument("RequestEagerExecution is not supported.") }
    if hasWorkflowStartDelay { throw .invalidArgument("WorkflowStartDelay is not supported.") }
    try prepare(in: namespace, rules: rules, makeRequestID: makeRequestID)
  }
}

extension UpdateWorkflowExecutionRequest {
  /// Checks and fills in an update that goes with a start.
  mutating func prepareForStart(
    of start: StartWorkflowExecutionRequest, in namespace: Namespace, rules: Rules, makeID: () -> String
  ) throws(ServiceError) {
    try requireNamespace(self.namespace, namespace)
    try prepare(rules: rules, makeID: makeID)
    if workflowExecution.workflowID != start.workflowID {
      throw .invalidArgument("WorkflowId is not consistent with previous operation(s).")
    }
    if !workflowExecution.runID.isEmpty { throw .invalidArgument("RunId is not allowed.") }
    if !firstExecutionRunID.isEmpty { throw .invalidArgument("FirstExecutionRunId is not allowed.") }
  }
}

private func requireNamespace(_ name: String, _ namespace: Namespace) throws(ServiceError) {
  guard name.isEmpty || name == namespace.name else { throw .invalidArgument("Operation namespace did not match request's namespace.") }
}
