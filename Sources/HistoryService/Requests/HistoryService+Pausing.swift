import HistoryEngine
public import Model
public import TemporalAPI

extension HistoryService {
  /// Pauses the named run, or the current one; errors are those of `Turn.pause`. Durable when it returns.
  public func pause(_ request: PauseWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try WorkflowExecution.names(workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in try turn.pause(request) }
  }

  /// Lets a paused run go on; errors are those of `Turn.unpause`. Durable when it returns.
  public func unpause(_ request: UnpauseWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try WorkflowExecution.names(workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in try turn.unpause(request) }
  }
}
