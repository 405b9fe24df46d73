import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// Does to the new run what the reset's caller wants done before its first task. Throws INVALID_ARGUMENT for what cannot be done.
  mutating func apply(_ operation: WorkflowPostResetOperation, identity: String) throws(ServiceError) {
    switch operation.variant {
    case .signalWorkflow(let it): recordSignal(SignalWorkflowExecutionRequest(it, identity: identity))
    case .updateWorkflowOptions(let it):
      // The original's event does not say who asked.
      _ = try updateOptions(it.workflowExecutionOptions, paths: it.updateMask.paths, identity: "")
    case nil: throw .unsupported("<nil>")
    }
  }
}

extension SignalWorkflowExecutionRequest {
  fileprivate init(_ signal: WorkflowPostResetOperation.SignalWorkflow, identity: String) {
    self.init()
    signalName = signal.signalName
    if signal.hasInput { input = signal.input }
    if signal.hasHeader { header = signal.header }
    links = signal.links
    self.identity = identity
  }
}

extension ServiceError {
  fileprivate static func unsupported(_ operation: String) -> ServiceError {
    .invalidArgument("unsupported post reset operation: \(operation)")
  }
}
