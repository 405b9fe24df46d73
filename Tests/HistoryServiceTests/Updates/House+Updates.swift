import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI

@testable import HistoryService

/// What clients and workers say of updates, in few words.
extension House {
  func update(
    _ updateID: String, _ id: String = "wf", until stage: UpdateWorkflowExecutionLifecycleStage = .completed, wait: Duration = .seconds(20)
  ) async throws -> UpdateWorkflowExecutionResponse {
    try await history.update(Self.updateRequest(updateID, id, until: stage), namespaceID: namespaceID, wait: wait)
  }

  static func updateRequest(
    _ updateID: String, _ id: String = "wf", until stage: UpdateWorkflowExecutionLifecycleStage = .completed
  ) -> UpdateWorkflowExecutionRequest {
    .with {
      $0.workflowExecution.workflowID = id
      $0.waitPolicy.lifecycleStage = stage
      $0.request.meta.updateID = updateID
      $0.request.input.name = "change"
    }
  }

  func pollUpdate(
    _ updateID: String, until stage: UpdateWorkflowExecutionLifecycleStage = .unspecified
  ) async throws -> PollWorkflowExecutionUpdateResponse {
    let request = PollWorkflowExecutionUpdateRequest.with {
      $0.updateRef.workflowExecution.workflowID = "wf"
      $0.updateRef.updateID = updateID
      $0.waitPolicy.lifecycleStage = stage
    }
    return try await history.pollUpdate(request, namespaceID: namespaceID, wait: .seconds(20))
  }

  /// An update under way, which the run knows of when this returns.
  func send(_ updateID: String, until stage: UpdateWorkflowExecutionLifecycleStage = .completed) async
    -> Task<UpdateWorkflowExecutionResponse, any Error>
  {
    let task = Task { try await update(updateID, until: stage) }
    await eventually { run?.state.status(ofUpdate: updateID) != nil }
    return task
  }

  var run: CachedRun? { history.cache.peek(WorkflowKey(namespaceID: namespaceID, workflowID: "wf"))?.peek(nil) }

  /// Answers a task with messages about its updates.
  @discardableResult
  func answer(
    _ task: PollWorkflowTaskQueueResponse, _ messages: [ProtocolMessage], _ commands: [Command] = [],
    _ configure: (inout RespondWorkflowTaskCompletedRequest) -> Void = { _ in }
  ) async throws -> RespondWorkflowTaskCompletedResponse {
    try await complete(task, commands) {
      $0.messages = messages
      configure(&$0)
    }
  }

  /// Polls a task and accepts and completes all of its updates.
  func takeUpdates() async throws {
    let task = try await poll()
    try await answer(task, task.messages.flatMap { [.accept($0), .complete($0.protocolInstanceID)] })
  }
}

extension ProtocolMessage {
  static func accept(_ request: ProtocolMessage) -> ProtocolMessage {
    var acceptance = UpdateAcceptance()
    acceptance.acceptedRequestMessageID = request.id
    return make("\(request.protocolInstanceID)/accept", request.protocolInstanceID, acceptance)
  }

  static func reject(_ request: ProtocolMessage) -> ProtocolMessage {
    var rejection = UpdateRejection()
    rejection.failure.message = "no"
    return make("\(request.protocolInstanceID)/reject", request.protocolInstanceID, rejection)
  }

  static func complete(_ id: String) -> ProtocolMessage {
    var response = UpdateResponse()
    response.meta.updateID = id
    response.outcome.success = .text("done")
    return make("\(id)/complete", id, response)
  }

  private static func make(_ id: String, _ instance: String, _ body: some Message) -> ProtocolMessage {
    var message = ProtocolMessage()
    message.id = id
    message.protocolInstanceID = instance
    message.body = (try? Google_Protobuf_Any(message: body)) ?? Google_Protobuf_Any()
    return message
  }
}
