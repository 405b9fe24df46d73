import HistoryEngine
import Model
import TemporalAPI

/// What pausing and unpausing have in common.
protocol PausingRequest {
  var workflowID: String { get }
  var runID: String { get }
  var identity: String { get }
  var reason: String { get }
  var requestID: String { get }
}

extension PauseWorkflowExecutionRequest: PausingRequest {}
extension UnpauseWorkflowExecutionRequest: PausingRequest {}

extension PausingRequest {
  func validate(rules: Rules) throws(ServiceError) {
    if workflowID.isEmpty { throw .invalidArgument("Can't load workflow execution. WorkflowId not set.") }
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("RunId is not valid UUID.") }
    for (name, value) in [("reason", reason), ("identity", identity), ("request id", requestID)]
    where value.utf8.count > rules.maximumIDLength {
      throw .invalidArgument("\(name) is too long.")
    }
  }
}
