import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Histories from files")
struct HistoryDocumentTests {
  private func read(_ text: String) throws(HistoryDocument.Fault) -> [HistoryEvent] {
    try HistoryDocument.read(Array(text.utf8))
  }

  private let started = #"""
    {"eventId": "1", "eventTime": "2024-01-02T03:04:05.678Z", "eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "someday": 1,
     "workflowExecutionStartedEventAttributes": {"workflowType": {"name": "Order"}, "taskQueue": {"name": "q", "kind": "TASK_QUEUE_KIND_NORMAL"}}}
    """#

  @Test("an object with events, an answer of the API, and a list alone")
  func forms() throws {
    for text in [#"{"events": [\#(started)]}"#, #"{"history": {"events": [\#(started)]}, "nextPageToken": ""}"#, "[\(started)]"] {
      let event = try #require(try read(text).first)
      #expect(event.eventType == .workflowExecutionStarted)
      #expect(event.workflowExecutionStartedEventAttributes.workflowType.name == "Order")
      #expect(event.eventTime.nanos == 678_000_000)
    }
  }

  @Test("constants as older tools wrote them")
  func olderConstants() throws {
    let text = #"""
      {"events": [{"eventId": 1, "eventType": "WorkflowExecutionStarted",
        "workflowExecutionStartedEventAttributes": {"taskQueue": {"name": "q", "kind": "Normal"}, "initiator": "CronSchedule",
          "input": {"payloads": [{"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": "Ik5vcm1hbCI="}]}}},
       {"eventId": 2, "eventType": "WorkflowTaskFailed", "workflowTaskFailedEventAttributes": {"cause": "ResetWorkflow",
          "failure": {"message": "m", "cause": {"message": "inner"}}}},
       {"eventId": 3, "eventType": "ActivityTaskFailed", "activityTaskFailedEventAttributes": {"retryState": "MaximumAttemptsReached"}}]}
      """#
    let events = try read(text)
    #expect(events.map(\.eventType) == [.workflowExecutionStarted, .workflowTaskFailed, .activityTaskFailed])
    let started = events[0].workflowExecutionStartedEventAttributes
    #expect(started.taskQueue.kind == .normal && started.initiator == .cronSchedule)
    #expect(started.input.payloads[0].data == .init(#""Normal""#.utf8))
    #expect(events[1].workflowTaskFailedEventAttributes.cause == .resetWorkflow)
    #expect(events[1].workflowTaskFailedEventAttributes.failure.cause.message == "inner")
    #expect(events[2].activityTaskFailedEventAttributes.retryState == .maximumAttemptsReached)
  }

  @Test(
    "what is no history says why",
    arguments: [
      ("", "no JSON"), ("{", "no JSON"), ("{}", "no events in it"), ("[]", "has no events"),
      (#"{"events": [1]}"#, "no events of a history"),
      (#"{"events": [{"eventId": "x"}]}"#, "no events of a history"), (#"{"events": [{"eventId": 1}]}"#, "has no events"),
    ])
  func faults(text: String, part: String) {
    let fault = #expect(throws: HistoryDocument.Fault.self) { try read(text) }
    #expect(fault?.sentence.contains(part) == true, "\(fault?.sentence ?? "")")
  }
}
