import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What an event holds, line by line")
struct AttributeRowsTests {
  private let links = EventLinks(links: Links(base: "/ui"), namespace: "default", workflow: "w", run: "r")

  private func rows(_ type: EventType, _ attributes: HistoryEvent.OneOf_Attributes) -> [String: AttributeRow] {
    var events = Events()
    events.add(type, attributes)
    let rows = AttributeRows.all(events.all[0], links: links)
    return Dictionary(rows.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("payloads are decoded, durations in words, events and queues are links")
  func activity() {
    let found = rows(
      .activityTaskScheduled,
      .activityTaskScheduledEventAttributes(
        .with {
          $0.activityType.name = "charge"
          $0.taskQueue.name = "orders"
          $0.input = .json("{\"a\":1}")
          $0.startToCloseTimeout = Google_Protobuf_Duration(seconds: 90)
          $0.workflowTaskCompletedEventID = 4
          $0.retryPolicy.maximumAttempts = 3
        }))
    #expect(found["Activity type"]?.text == "charge")
    #expect(found["Task queue"]?.href == "/ui/namespaces/default/task-queues/orders")
    #expect(found["Input"]?.payload?.text.contains("\"a\": 1") == true)
    #expect(found["Start to close timeout"]?.text == "1 min 30 s")
    #expect(found["Workflow task completed event ID"]?.href == "/ui/namespaces/default/workflows/w/r/history/events/4")
    #expect(found["Retry policy, maximum attempts"]?.text == "3")
  }

  @Test("names that users gave stay as they are")
  func userNames() {
    let found = rows(
      .upsertWorkflowSearchAttributes,
      .upsertWorkflowSearchAttributesEventAttributes(.with { $0.searchAttributes.indexedFields["CustomerTier"] = .json("\"gold\"") }))
    #expect(found["Search attributes: CustomerTier"]?.payload?.text == "\"gold\"")
  }

  @Test("constants are words, but text that only looks like one is not touched")
  func constants() {
    #expect(Words.constant("RETRY_STATE_IN_PROGRESS", of: "retryState") == "in progress")
    #expect(Words.constant("WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND", of: "cause") == "unhandled command")
    #expect(Words.constant("TIMEOUT_TYPE_START_TO_CLOSE", of: "timeoutType") == "start to close")
    #expect(Words.constant("MY_SIGNAL_NAME_X", of: "signalName") == nil)
    #expect(Words.label("workflowIdReusePolicy") == "Workflow ID reuse policy")
  }

  @Test("another run, another workflow in another namespace, and a failure")
  func references() {
    let failed = rows(
      .workflowExecutionFailed,
      .workflowExecutionFailedEventAttributes(
        .with {
          $0.newExecutionRunID = "next"
          $0.failure.message = "no"
        }))
    #expect(failed["New execution run ID"]?.href == "/ui/namespaces/default/workflows/w/next/timeline")
    #expect(failed["Failure"]?.failure?.message == "no")
    let child = rows(
      .childWorkflowExecutionStarted,
      .childWorkflowExecutionStartedEventAttributes(
        .with {
          $0.namespace = "other"
          $0.workflowExecution.workflowID = "c"
          $0.workflowExecution.runID = "cr"
        }))
    #expect(child["Workflow execution"]?.href == "/ui/namespaces/other/workflows/c/cr/timeline")
  }
}
