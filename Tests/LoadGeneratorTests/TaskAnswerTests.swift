import Foundation
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import LoadGenerator

@Suite("The answer to a workflow task")
struct TaskAnswerTests {
  let material = Material(taskQueue: "q", payload: Material.payload(bytes: 3))

  private func event(_ id: Int64, _ type: EventType) -> HistoryEvent {
    HistoryEvent.with {
      $0.eventID = id
      $0.eventType = type
    }
  }

  @Test("a replayed history gives only the commands of what is new")
  func replay() {
    var script: any WorkflowScript = SequenceScript(material: material, activities: 3)
    let history = [event(1, .workflowExecutionStarted), event(7, .activityTaskCompleted), event(13, .activityTaskCompleted)]
    let task = PollWorkflowTaskQueueResponse.with { $0.previousStartedEventID = 9 }
    let answer = TaskAnswer(to: task, history: history, script: &script, material: material)
    #expect(answer.request.commands.map(\.scheduleActivityTaskCommandAttributes.activityID) == ["3"])
    #expect(!answer.isLast)
  }

  @Test("queries on a task are answered with it")
  func queries() {
    var script: any WorkflowScript = OpenScript()
    let task = PollWorkflowTaskQueueResponse.with { $0.queries = ["a": WorkflowQuery(), "b": WorkflowQuery()] }
    let answer = TaskAnswer(to: task, history: [], script: &script, material: material)
    #expect(Set(answer.request.queryResults.keys) == ["a", "b"])
    #expect(answer.request.queryResults["a"]?.resultType == .answered)
  }

  @Test("an update is accepted and completed before the command that ends the run")
  func update() throws {
    var script: any WorkflowScript = LeafScript(material: material)
    let request = UpdateRequest.with { $0.meta.updateID = "u" }
    let message = try ProtocolMessageMessage.with {
      $0.id = "m"
      $0.protocolInstanceID = "u"
      $0.eventID = 2
      $0.body = try Google_Protobuf_Any(message: request)
    }
    let task = PollWorkflowTaskQueueResponse.with { $0.messages = [message] }
    let answer = TaskAnswer(to: task, history: [event(1, .workflowExecutionStarted)], script: &script, material: material)
    #expect(answer.isLast)
    #expect(answer.request.commands.map(\.commandType) == [.protocolMessage, .protocolMessage, .completeWorkflowExecution])
    #expect(answer.request.messages.map(\.id) == ["m/accept", "m/complete"])
    let acceptance = try UpdateAcceptance(unpackingAny: answer.request.messages[0].body)
    #expect(acceptance.acceptedRequestMessageID == "m" && acceptance.acceptedRequestSequencingEventID == 2)
    #expect(try UpdateResponse(unpackingAny: answer.request.messages[1].body).meta.updateID == "u")
  }
}
