import HistoryEngine
import Model
import TemporalAPI

extension UpdateWorkflowExecutionRequest {
  /// Checks the request and names the update if its client did not.
  mutating func prepare(rules: Rules, makeID: () -> String) throws(ServiceError) {
    try Required.execution(hasWorkflowExecution ? workflowExecution : nil)
    guard hasRequest, request.hasMeta else { throw .invalidArgument("Update meta is not set on request.") }
    try Required.length(request.meta.updateID, of: "UpdateId", rules: rules)
    guard request.hasInput else { throw .invalidArgument("Update input is not set on request.") }
    if request.input.name.isEmpty { throw .invalidArgument("Update name is not set on request.") }
    if waitPolicy.lifecycleStage == .admitted {
      let reason = "UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported."
      throw ServiceError(.permissionDenied, reason, detail: .permissionDenied(reason: ""))
    }
    if !request.completionCallbacks.isEmpty { throw .unimplemented("Callbacks of updates are not built yet in this server.") }
    if request.meta.updateID.isEmpty { request.meta.updateID = makeID() }
  }
}

extension PollWorkflowExecutionUpdateRequest {
  func validate() throws(ServiceError) {
    guard hasUpdateRef else { throw .invalidArgument("UpdateRef is not set on request.") }
    let runID = updateRef.workflowExecution.runID
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("RunId is not valid UUID.") }
    try Required.execution(updateRef.hasWorkflowExecution ? updateRef.workflowExecution : nil)
  }
}
