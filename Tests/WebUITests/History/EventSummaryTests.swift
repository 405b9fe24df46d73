import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What an event says in one line")
struct EventSummaryTests {
  private func text(_ type: EventType, _ attributes: HistoryEvent.OneOf_Attributes) -> String {
    var events = Events()
    events.add(type, attributes)
    return EventSummary.text(events.all[0])
  }

  @Test("an activity is shown as the call that it is")
  func activity() {
    let attributes = ActivityTaskScheduledEventAttributes.with {
      $0.activityType.name = "charge"
      $0.input = .json("\"a\"", "3")
      $0.taskQueue.name = "orders"
    }
    #expect(text(.activityTaskScheduled, .activityTaskScheduledEventAttributes(attributes)) == "charge(\"a\", 3), on orders")
  }

  @Test("a failure shows its type and message, and one that only wraps shows its cause")
  func failures() {
    let cause = Failure.with {
      $0.message = "no money"
      $0.applicationFailureInfo.type = "CardError"
    }
    let wrapped = Failure.with {
      $0.message = "activity task failed"
      $0.activityFailureInfo.activityID = "1"
      $0.cause = cause
    }
    let attributes = WorkflowExecutionFailedEventAttributes.with { $0.failure = wrapped }
    #expect(text(.workflowExecutionFailed, .workflowExecutionFailedEventAttributes(attributes)) == "CardError: no money")
  }

  @Test("a summary that the code gave goes before all else")
  func userMetadata() {
    var events = Events()
    events.add(.timerStarted, .timerStartedEventAttributes(.with { $0.timerID = "5" }))
    var event = events.all[0]
    event.userMetadata.summary = .json("\"wait for the bank\"")
    #expect(EventSummary.text(event) == "wait for the bank · timer 5")
  }

  @Test("the marker of a local activity is called by the activity's type")
  func localActivity() {
    let marker = MarkerRecordedEventAttributes.with {
      $0.markerName = "core_local_activity"
      $0.details["data"] = .json(#"{"activity_type":"look_up","attempt":2}"#)
    }
    #expect(text(.markerRecorded, .markerRecordedEventAttributes(marker)) == "look_up")
    #expect(LocalActivityMarker(marker)?.attempt == 2)
  }

  @Test("long values are cut, and stay on one line")
  func cut() {
    #expect(PayloadLine.cut("a\nb", 10) == "a b")
    #expect(PayloadLine.cut("abcdefghijk", 5) == "abcd…")
  }

  @Test("an event without attributes says nothing, and is no trouble")
  func empty() {
    for type in EventType.allCases {
      var events = Events()
      events.add(type)
      #expect(EventSummary.text(events.all[0]).isEmpty)
    }
  }
}
