import HistoryEngine
import SwiftProtobuf
import TemporalAPI

/// What clients and workers say of updates, in few words.
extension Run {
  mutating func update(_ id: String, bytes: Int = 0) throws {
    var request = UpdateRequest()
    request.meta.updateID = id
    request.input.name = "change"
    if bytes > 0 { request.input.args = .text(String(repeating: "x", count: bytes)) }
    try turn { [request] in try $0.update(request) }
  }

  /// Answers a task by accepting and completing all of its updates.
  @discardableResult
  mutating func take(_ task: WorkflowTaskStart, _ commands: [Command] = []) throws -> WorkflowTaskCompletion {
    try answer(task, task.messages.flatMap { [.accept($0), .complete($0.protocolInstanceID)] }, commands)
  }

  @discardableResult
  mutating func answer(
    _ task: WorkflowTaskStart, _ messages: [ProtocolMessage], _ commands: [Command] = [],
    _ configure: (inout RespondWorkflowTaskCompletedRequest) -> Void = { _ in }
  ) throws -> WorkflowTaskCompletion {
    let pointers = messages.filter { !$0.id.hasSuffix("/reject") }.map { Command.message($0.id) }
    return try respond(task, pointers + commands) {
      $0.messages = messages
      configure(&$0)
    }
  }

  /// What became of an update, as its caller hears it: the last news of it.
  func end(_ id: String) -> UpdateNews.Kind? { news.last { $0.updateID == id }?.kind }
}

extension ProtocolMessage {
  static func accept(_ request: ProtocolMessage) -> ProtocolMessage {
    var acceptance = UpdateAcceptance()
    acceptance.acceptedRequestMessageID = request.id
    acceptance.acceptedRequestSequencingEventID = request.eventID
    return make("\(request.protocolInstanceID)/accept", request.protocolInstanceID, acceptance)
  }

  static func reject(_ request: ProtocolMessage) -> ProtocolMessage {
    var rejection = UpdateRejection()
    rejection.rejectedRequestMessageID = request.id
    rejection.failure.message = "no"
    return make("\(request.protocolInstanceID)/reject", request.protocolInstanceID, rejection)
  }

  static func complete(_ id: String, _ text: String = "done") -> ProtocolMessage {
    var response = UpdateResponse()
    response.meta.updateID = id
    response.outcome.success = .text(text)
    return make("\(id)/complete", id, response)
  }

  static func make(_ id: String, _ instance: String, _ body: some Message) -> ProtocolMessage {
    var message = ProtocolMessage()
    message.id = id
    message.protocolInstanceID = instance
    message.body = (try? Google_Protobuf_Any(message: body)) ?? Google_Protobuf_Any()
    return message
  }
}

extension Command {
  static func message(_ id: String) -> Command {
    .with {
      $0.commandType = .protocolMessage
      $0.protocolMessageCommandAttributes.messageID = id
    }
  }
}
