import HistoryEngine
public import Model
import SwiftProtobuf
public import TemporalAPI

extension HistoryService {
  /// Changes a running workflow's options as the request's mask says, which must have been checked. Throws NOT_FOUND when there is none or it is closed.
  public func updateOptions(
    _ request: UpdateWorkflowExecutionOptionsRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> UpdateWorkflowExecutionOptionsResponse {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    var response = UpdateWorkflowExecutionOptionsResponse()
    response.workflowExecutionOptions = try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.updateOptions(request.workflowExecutionOptions, paths: request.updateMask.paths, identity: request.identity)
    }
    return response
  }
}
