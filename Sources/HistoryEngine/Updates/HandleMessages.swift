import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// ProtocolMessage: deals with one of the completion's messages now, which puts its event among those of the other commands.
  mutating func takeMessage(_ command: ProtocolMessageCommandAttributes, _ handler: inout CommandHandler) throws(CommandFailure) {
    guard !command.messageID.isEmpty else { throw .badMessage("MessageID is not set on ProtocolMessageCommand.") }
    guard let message = handler.messages.take(command.messageID) else {
      throw .badMessage("ProtocolMessageCommand referenced absent message ID \(command.messageID)")
    }
    try handle(message, &handler)
  }

  /// Deals with the messages that no command named; of a run that has closed none is.
  mutating func takeRemainingMessages(_ handler: inout CommandHandler) throws(CommandFailure) {
    while state.isOpen, let message = handler.messages.takeFirst() { try handle(message, &handler) }
  }

  /// Deals with the rejections that no command named: the run is about to close, and they make no events that could not follow.
  mutating func takeRemainingRejections(_ handler: inout CommandHandler) throws(CommandFailure) {
    for message in handler.messages.takeRejections() { try handle(message, &handler) }
  }

  private mutating func handle(_ message: ProtocolMessage, _ handler: inout CommandHandler) throws(CommandFailure) {
    let name = message.typeName
    let family = name[..<(name.lastIndex(of: ".") ?? name.startIndex)]
    guard family == "temporal.api.update.v1" else { throw .badMessage("unsupported protocol type \(family)") }
    guard message.body.wireBytes <= rules.maximumPayloadBytes else {
      throw CommandFailure(.badUpdateWorkflowExecutionMessage, "Message type \(name) exceeds size limit.", terminates: true)
    }
    let id = message.protocolInstanceID
    switch String(name) {
    case UpdateAcceptance.protoMessageName:
      let acceptance: UpdateAcceptance = try message.unpacked()
      reviveUpdate(id, acceptance.hasAcceptedRequest ? acceptance.acceptedRequest : nil, handler)
      try requireStage([.sent], of: id, "Acceptance", handler)
      accept(id, acceptance)
      handler.updates[id] = .provisionallyAccepted
    case UpdateRejection.protoMessageName:
      let rejection: UpdateRejection = try message.unpacked()
      reviveUpdate(id, rejection.hasRejectedRequest ? rejection.rejectedRequest : nil, handler)
      try requireStage([.sent], of: id, "Rejection", handler)
      reject(id, rejection)
      handler.updates[id] = .provisionallyCompleted
    case UpdateResponse.protoMessageName:
      let response: UpdateResponse = try message.unpacked()
      try requireStage([.accepted, .provisionallyAccepted], of: id, "Response", handler)
      try complete(id, response)
      handler.updates[id] = .provisionallyCompleted
    case UpdateRequest.protoMessageName: throw .badMessage("Message type *update.Request not supported")
    default: throw .badMessage("unable to unmarshal request: proto: not found")
    }
  }

  /// An update that the server has forgotten lives on by the request that the worker's message repeats.
  private mutating func reviveUpdate(_ id: String, _ request: UpdateRequest?, _ handler: CommandHandler) {
    guard var request, handler.updates[id] == nil, state.status(ofUpdate: id) == nil, !id.isEmpty else { return }
    request.meta.updateID = id
    var update = PendingUpdate(request)
    update.isSent = true
    state.pendingUpdates.append(update)
  }

  private mutating func accept(_ id: String, _ acceptance: UpdateAcceptance) {
    guard let index = index(ofPendingUpdate: id) else { return }
    let update = removePendingUpdate(at: index)
    var attributes = WorkflowExecutionUpdateAcceptedEventAttributes()
    attributes.protocolInstanceID = id
    attributes.acceptedRequestMessageID = acceptance.acceptedRequestMessageID
    attributes.acceptedRequestSequencingEventID = acceptance.acceptedRequestSequencingEventID
    // What is in an admitted event is not written again.
    if update.admittedEventID == 0 { attributes.acceptedRequest = update.request }
    var record = UpdateRecord()
    record.updateID = id
    record.requestID = update.request.requestID
    record.acceptedEventID = append(.workflowExecutionUpdateAccepted, .workflowExecutionUpdateAcceptedEventAttributes(attributes))
    state.acceptedUpdates[id] = record
    dirty.updates[record.acceptedEventID] = record
    report(id, .accepted)
  }

  private mutating func reject(_ id: String, _ rejection: UpdateRejection) {
    guard let index = index(ofPendingUpdate: id) else { return }
    _ = removePendingUpdate(at: index)
    var outcome = UpdateOutcome()
    outcome.failure = rejection.failure
    report(id, .ended(outcome))
  }

  private mutating func complete(_ id: String, _ response: UpdateResponse) throws(CommandFailure) {
    guard response.meta.updateID == id else { throw .badMessage("invalid *update.Response: meta.update_id != \(id)") }
    guard response.outcome.value != nil else { throw .badMessage("invalid *update.Response: outcome is not set") }
    guard var record = state.acceptedUpdates[id] else { return }
    var attributes = WorkflowExecutionUpdateCompletedEventAttributes()
    attributes.meta = response.meta
    attributes.acceptedEventID = record.acceptedEventID
    attributes.outcome = response.outcome
    record.completedEventID = append(.workflowExecutionUpdateCompleted, .workflowExecutionUpdateCompletedEventAttributes(attributes))
    state.acceptedUpdates[id] = nil
    state.completedUpdates[id] = record
    dirty.updates[record.acceptedEventID] = record
    report(id, .ended(response.outcome))
  }
}

extension ProtocolMessage {
  fileprivate func unpacked<Body: Message>() throws(CommandFailure) -> Body {
    do { return try Body(unpackingAny: body) } catch {
      throw .badMessage("unable to unmarshal request: proto: cannot parse invalid wire-format data")
    }
  }
}
