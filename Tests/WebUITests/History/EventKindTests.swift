import TemporalAPI
import Testing

@testable import WebUI

@Suite("What types of events are called")
struct EventKindTests {
  private static let types = EventType.allCases.filter { $0 != .unspecified }

  @Test("every type of the API has a name of its own")
  func everyTypeHasAName() {
    for type in Self.types { #expect(type.kind.name != "Unknown event", "\(type)") }
    #expect(Set(Self.types.map(\.kind.name)).count == Self.types.count)
  }

  @Test("a type that a later API adds is shown as unknown, under its number")
  func laterTypes() {
    #expect(EventType.UNRECOGNIZED(999).kind.name == "Unknown event")
    #expect(EventType.UNRECOGNIZED(999).apiName == "EventType999")
  }

  @Test("the API's own name is the one that SDKs print")
  func apiNames() {
    #expect(EventType.activityTaskScheduled.apiName == "ActivityTaskScheduled")
    #expect(EventType.workflowExecutionStarted.apiName == "WorkflowExecutionStarted")
  }

  @Test("a name says what the event is about and how that stands")
  func categories() {
    let samples: [(EventType, EventCategory, EventOutcome)] = [
      (.activityTaskTimedOut, .activity, .timedOut),
      (.timerFired, .timer, .completed),
      (.workflowTaskFailed, .workflowTask, .failed),
      (.childWorkflowExecutionTerminated, .child, .terminated),
      (.nexusOperationCancelRequested, .nexus, .note),
      (.workflowExecutionUpdateAccepted, .update, .running),
      (.externalWorkflowExecutionSignaled, .external, .completed),
    ]
    for (type, category, outcome) in samples {
      #expect(type.kind.category == category)
      #expect(type.kind.outcome == outcome)
    }
  }
}
