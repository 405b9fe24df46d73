import HistoryEngine
public import Model
public import TemporalAPI

extension HistoryService {
  /// Signals the named run, or the current one. Throws NOT_FOUND when there is none or it is closed, RESOURCE_EXHAUSTED while it closes.
  public func signal(
    _ request: SignalWorkflowExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> SignalWorkflowExecutionResponse {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    let key = try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.signal(request)
      return turn.state.key
    }
    var response = SignalWorkflowExecutionResponse()
    response.link = .request(request.requestID, .workflowExecutionSignaled, of: key, namespace: namespaceName(namespaceID))
    return response
  }

  /// Asks the workflow to cancel itself. Succeeds on a closed run; throws NOT_FOUND when there is none, or none of the chain that the request names.
  public func requestCancel(_ request: RequestCancelWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.requireChain(request.firstExecutionRunID)
      try turn.requestCancel(request)
    }
  }

  /// Closes the run at once. Throws NOT_FOUND when there is none, it is closed, or it is not of the chain that the request names.
  public func terminate(_ request: TerminateWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.requireChain(request.firstExecutionRunID)
      try turn.terminate(
        reason: request.reason.isEmpty ? "terminated by user via frontend" : request.reason,
        details: request.hasDetails ? request.details : nil, identity: request.identity, links: request.links)
    }
  }
}
