import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Groups of events")
struct EventGroupsTests {
  @Test("the events of an activity are one group, whatever lies between them")
  func activity() {
    var events = Events()
    events.add(.workflowExecutionStarted)
    let a = events.activityScheduled("1", "charge")
    let b = events.activityScheduled("2", "ship")
    events.activityStarted(b)
    events.activityStarted(a, attempt: 3)
    events.activityCompleted(a)
    let groups = EventGroups.make(events.all)
    #expect(groups.map(\.id) == [1, a, b])
    #expect(groups[1].title == "charge")
    #expect(groups[1].outcome == .completed)
    #expect(groups[1].attempt == 3)
    #expect(groups[2].isOpen)
  }

  @Test("asking for an activity's cancellation does not end it")
  func cancellation() {
    var events = Events()
    let a = events.activityScheduled("1", "charge")
    events.add(.activityTaskCancelRequested, .activityTaskCancelRequestedEventAttributes(.with { $0.scheduledEventID = a }))
    #expect(EventGroups.make(events.all)[0].outcome == .waiting)
  }

  @Test("a group whose beginning was not read knows that, and its id")
  func cutOff() {
    var events = Events()
    events.add(.activityTaskCompleted, .activityTaskCompletedEventAttributes(.with { $0.scheduledEventID = 77 }))
    let group = EventGroups.make(events.all)[0]
    #expect(group.id == 77)
    #expect(!group.hasBeginning)
    #expect(group.title.isEmpty)
  }

  @Test("a child workflow leads to the run that was started")
  func child() {
    var events = Events()
    let id = events.add(
      .startChildWorkflowExecutionInitiated, .startChildWorkflowExecutionInitiatedEventAttributes(.with { $0.workflowType.name = "Ship" }))
    events.add(
      .childWorkflowExecutionStarted,
      .childWorkflowExecutionStartedEventAttributes(
        .with {
          $0.initiatedEventID = id
          $0.workflowExecution.workflowID = "ship-1"
          $0.workflowExecution.runID = "r"
        }))
    let group = EventGroups.make(events.all)[0]
    #expect(group.child?.execution.workflowID == "ship-1")
    #expect(group.outcome == .running)
  }

  @Test("an open activity has the attempt that the server is at")
  func pending() {
    var events = Events()
    _ = events.activityScheduled("a", "charge")
    let info = WorkflowPendingActivityInfo.with {
      $0.activityID = "a"
      $0.attempt = 5
    }
    let group = EventGroups.make(events.all, pending: [info])[0]
    #expect(group.attempt == 5)
    #expect(group.pendingActivity == info)
  }

  @Test("an update is begun by its acceptance")
  func update() {
    var events = Events()
    let accepted = events.add(
      .workflowExecutionUpdateAccepted, .workflowExecutionUpdateAcceptedEventAttributes(.with { $0.acceptedRequest.input.name = "add" }))
    events.add(.workflowExecutionUpdateCompleted, .workflowExecutionUpdateCompletedEventAttributes(.with { $0.acceptedEventID = accepted }))
    let groups = EventGroups.make(events.all)
    #expect(groups.count == 1)
    #expect(groups[0].title == "add")
    #expect(groups[0].outcome == .completed)
  }
}
