import HistoryEngine
import Model
import TemporalAPI

extension HistoryService {
  /// What the client of an update is answered.
  func response(
    to request: UpdateWorkflowExecutionRequest, _ progress: UpdateProgress, of key: ExecutionKey, isLinked: Bool = true
  ) -> UpdateWorkflowExecutionResponse {
    var response = UpdateWorkflowExecutionResponse()
    response.updateRef = .to(request.updateID, of: key)
    response.stage = progress.stage
    if let outcome = progress.outcome { response.outcome = outcome }
    if isLinked, progress.stage != .admitted {
      response.link = link(to: progress, requestID: request.request.requestID, of: key)
    }
    return response
  }

  /// A link to the acceptance, or, since a failed update may have been rejected without a trace, to the workflow.
  private func link(to progress: UpdateProgress, requestID: String, of key: ExecutionKey) -> Link {
    let namespace = namespaceName(key.namespaceID)
    guard let outcome = progress.outcome, case .failure(let failure) = outcome.value, failure != Failure() else {
      return .request(requestID, .workflowExecutionUpdateAccepted, of: key, namespace: namespace)
    }
    var link = Link()
    link.workflow.namespace = namespace
    link.workflow.workflowID = key.workflowID
    link.workflow.runID = key.runID.description
    link.workflow.reason = "Update rejected"
    return link
  }
}

extension UpdateWorkflowExecutionRequest {
  var updateID: String { request.meta.updateID }
}

extension UpdateRef {
  static func to(_ updateID: String, of key: ExecutionKey) -> UpdateRef {
    var reference = UpdateRef()
    reference.workflowExecution = WorkflowExecution(key)
    reference.updateID = updateID
    return reference
  }
}
