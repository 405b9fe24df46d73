import HistoryEngine
import HistoryService
import MatchingService
import Model
import TemporalAPI

/// What workers answer to workflow tasks and queries. History checks that a token belongs to the namespace.
struct RespondHandlers: Sendable {
  let history: HistoryService
  let queues: TaskQueues
  let namespaces: NamespaceRegistry

  func workflowTaskCompleted(
    _ request: RespondWorkflowTaskCompletedRequest, _ call: Call
  ) async throws(ServiceError) -> RespondWorkflowTaskCompletedResponse {
    try Required.length(request.identity, of: "Identity", rules: call.rules)
    for command in request.commands where !command.targetNamespace.isEmpty {
      try call.requireWriter(in: command.targetNamespace)
      _ = try namespaces.find(command.targetNamespace)
    }
    return try await history.respondWorkflowTaskCompleted(request, namespaceID: call.namespace.id)
  }

  func workflowTaskFailed(
    _ request: RespondWorkflowTaskFailedRequest, _ call: Call
  ) async throws(ServiceError) -> RespondWorkflowTaskFailedResponse {
    try Required.length(request.identity, of: "Identity", rules: call.rules)
    try await history.respondWorkflowTaskFailed(request, namespaceID: call.namespace.id)
    return RespondWorkflowTaskFailedResponse()
  }

  /// A worker has carried out a command, or could not. Nothing waits for either: a worker that did not stop is told again with its heartbeat.
  func nexusTaskCompleted(
    _ request: RespondNexusTaskCompletedRequest, _ call: Call
  ) throws(ServiceError) -> RespondNexusTaskCompletedResponse {
    _ = try TaskTokens.task(request.taskToken, namespaceID: call.namespace.id)
    return RespondNexusTaskCompletedResponse()
  }

  func nexusTaskFailed(
    _ request: RespondNexusTaskFailedRequest, _ call: Call
  ) throws(ServiceError) -> RespondNexusTaskFailedResponse {
    _ = try TaskTokens.task(request.taskToken, namespaceID: call.namespace.id)
    return RespondNexusTaskFailedResponse()
  }

  func queryCompleted(
    _ request: RespondQueryTaskCompletedRequest, _ call: Call
  ) throws(ServiceError) -> RespondQueryTaskCompletedResponse {
    let id = try TaskTokens.queryID(request.taskToken, namespaceID: call.namespace.id)
    guard queues.respondQuery(id: id, answer(request, rules: call.rules)) else {
      throw .notFound("query task not found, or already expired")
    }
    return RespondQueryTaskCompletedResponse()
  }

  private func answer(_ request: RespondQueryTaskCompletedRequest, rules: Rules) -> QueryAnswer {
    guard request.completedType == .answered else {
      return .failed(message: request.errorMessage, failure: request.hasFailure ? request.failure : nil)
    }
    guard request.queryResult.wireSize <= rules.maximumPayloadBytes else {
      return .failed(message: "Blob data size exceeds limit.", failure: nil)
    }
    return .answered(request.hasQueryResult ? request.queryResult : nil)
  }
}

extension Command {
  /// The namespace of the workflow that the command is about; empty: the worker's own.
  fileprivate var targetNamespace: String {
    switch attributes {
    case .startChildWorkflowExecutionCommandAttributes(let it): it.namespace
    case .signalExternalWorkflowExecutionCommandAttributes(let it): it.namespace
    case .requestCancelExternalWorkflowExecutionCommandAttributes(let it): it.namespace
    default: ""
    }
  }
}
