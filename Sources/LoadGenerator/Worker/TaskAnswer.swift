import Foundation
import SwiftProtobuf
import TemporalAPI

/// The answer to one workflow task, worked out without a connection.
struct TaskAnswer {
  var request: RespondWorkflowTaskCompletedRequest
  /// Whether the workflow ends with it.
  var isLast: Bool

  /// Feeds the script the task's events and answers its queries and updates. `history` holds all pages. Commands of events that an
  /// earlier task was answered for are in the history already and are not given again.
  init(to task: PollWorkflowTaskQueueResponse, history: [HistoryEvent], script: inout any WorkflowScript, material: Material) {
    request = RespondWorkflowTaskCompletedRequest()
    request.taskToken = task.taskToken
    request.returnNewWorkflowTask = true
    for event in history {
      let commands = script.apply(event)
      if event.eventID > task.previousStartedEventID { request.commands += commands }
    }
    for id in task.queries.keys {
      request.queryResults[id] = WorkflowQueryResult.with {
        $0.resultType = .answered
        $0.answer = material.payload
      }
    }
    isLast = request.commands.contains { $0.commandType == .completeWorkflowExecution }
    for message in task.messages { answer(message, material) }
  }

  /// Accepts an update and completes it in the same task, as a worker does whose update handler does not wait.
  private mutating func answer(_ message: ProtocolMessageMessage, _ material: Material) {
    guard let update = try? UpdateRequest(unpackingAny: message.body) else { return }
    let acceptance = UpdateAcceptance.with {
      $0.acceptedRequestMessageID = message.id
      $0.acceptedRequestSequencingEventID = message.eventID
      $0.acceptedRequest = update
    }
    let response = UpdateResponse.with {
      $0.meta = update.meta
      $0.outcome.success = material.payload
    }
    add(acceptance, id: message.id + "/accept", to: message)
    add(response, id: message.id + "/complete", to: message)
  }

  private mutating func add(_ body: some SwiftProtobuf.Message, id: String, to message: ProtocolMessageMessage) {
    guard let packed = try? Google_Protobuf_Any(message: body) else { return }
    request.messages.append(
      ProtocolMessageMessage.with {
        $0.id = id
        $0.protocolInstanceID = message.protocolInstanceID
        $0.body = packed
      })
    let command = Command.with {
      $0.commandType = .protocolMessage
      $0.protocolMessageCommandAttributes.messageID = id
    }
    // A command that ends the run comes last.
    request.commands.insert(command, at: request.commands.count - (isLast ? 1 : 0))
  }
}
