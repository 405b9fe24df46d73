import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

extension SignalWorkflowExecutionRequest {
  func validate(rules: Rules) throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
    if signalName.isEmpty { throw .invalidArgument("SignalName is not set on request.") }
    try Required.length(signalName, of: "SignalName", rules: rules)
    try Required.length(requestID, of: "RequestId", rules: rules)
    try Required.payloads(input, rules: rules)
    try Required.links(links)
  }
}

extension RequestCancelWorkflowExecutionRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
    try Required.links(links)
  }
}

extension TerminateWorkflowExecutionRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
    try Required.links(links)
  }
}

extension DeleteWorkflowExecutionRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
  }
}

extension DescribeWorkflowExecutionRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasExecution ? execution : nil)
  }
}

extension GetWorkflowExecutionHistoryRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasExecution ? execution : nil)
  }
}

extension GetWorkflowExecutionHistoryReverseRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasExecution ? execution : nil)
  }
}

extension QueryWorkflowRequest {
  func validate(rules: Rules) throws(ServiceError) {
    try Required.execution(hasExecution ? execution : nil)
    guard hasQuery else { throw .invalidArgument("WorkflowQuery is not set on request.") }
    if query.queryType.isEmpty { throw .invalidArgument("QueryType is not set on request.") }
    try Required.payloads(query.queryArgs, rules: rules)
  }
}

extension ResetWorkflowExecutionRequest {
  func validate(rules: Rules) throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
    if requestID.isEmpty { throw .invalidArgument("RequestId is not set on request.") }
    try Required.length(requestID, of: "RequestId", rules: rules)
    if case .UNRECOGNIZED(let value) = resetReapplyType { throw .invalidArgument("unknown reset reapply type: \(value)") }
    for operation in postResetOperations {
      if case .updateWorkflowOptions(let update) = operation.variant {
        try update.workflowExecutionOptions.validate(updating: update.updateMask.paths)
      }
      guard case .signalWorkflow(let signal) = operation.variant else { continue }
      if signal.signalName.isEmpty { throw .invalidArgument("SignalName is not set on request.") }
      try Required.length(signal.signalName, of: "SignalName", rules: rules)
      try Required.payloads(signal.input, rules: rules)
      try Required.links(signal.links)
    }
  }
}

extension ResetStickyTaskQueueRequest {
  func validate() throws(ServiceError) {
    try Required.execution(hasExecution ? execution : nil)
  }
}
