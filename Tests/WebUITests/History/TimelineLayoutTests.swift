import FoundationEssentials
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("The lanes of a timeline")
struct TimelineLayoutTests {
  private let start = Date(timeIntervalSince1970: 1000)

  @Test("an activity waits, then runs, then ends")
  func activity() {
    var events = Events()
    let id = events.activityScheduled("1", "charge")
    events.activityStarted(id)
    events.activityCompleted(id, after: 3)
    let lane = TimelineLayout(EventGroups.make(events.all), start: start, now: nil).lanes[0]
    #expect(lane.segments == [.init(from: 0, to: 25, phase: .waiting), .init(from: 25, to: 100, phase: .running)])
    #expect(lane.mark == 100)
  }

  @Test("earlier attempts are one bar before the last")
  func retries() {
    var events = Events()
    let id = events.activityScheduled("1", "charge")
    events.activityStarted(id, attempt: 4)
    events.activityCompleted(id)
    let lane = TimelineLayout(EventGroups.make(events.all), start: start, now: nil).lanes[0]
    #expect(lane.segments.map(\.phase) == [.retries, .running])
  }

  @Test("an activity between two attempts is drawn up to now, without an end")
  func pending() {
    var events = Events()
    _ = events.activityScheduled("1", "charge")
    let info = WorkflowPendingActivityInfo.with {
      $0.activityID = "1"
      $0.attempt = 2
      $0.state = .scheduled
      $0.lastAttemptCompleteTime = Google_Protobuf_Timestamp(seconds: 1005)
    }
    let groups = EventGroups.make(events.all, pending: [info])
    let lane = TimelineLayout(groups, start: start, now: Date(timeIntervalSince1970: 1010)).lanes[0]
    #expect(lane.segments == [.init(from: 0, to: 50, phase: .retries), .init(from: 50, to: 100, phase: .pause)])
    #expect(lane.mark == nil)
  }

  @Test("a signal is a mark without a bar")
  func signal() {
    var events = Events()
    events.add(.workflowExecutionStarted)
    events.add(.workflowExecutionSignaled, .workflowExecutionSignaledEventAttributes(.with { $0.signalName = "go" }))
    let groups = TimelineLayout.shown(EventGroups.make(events.all))
    let lane = TimelineLayout(groups, start: start, now: nil).lanes[0]
    #expect(lane.segments.isEmpty)
    #expect(lane.mark == 100)
  }

  @Test("workflow tasks are shown only where they fail")
  func workflowTasks() {
    var events = Events()
    let good = events.add(.workflowTaskScheduled)
    events.add(.workflowTaskCompleted, .workflowTaskCompletedEventAttributes(.with { $0.scheduledEventID = good }))
    let bad = events.add(.workflowTaskScheduled)
    events.add(.workflowTaskFailed, .workflowTaskFailedEventAttributes(.with { $0.scheduledEventID = bad }))
    #expect(TimelineLayout.shown(EventGroups.make(events.all)).map(\.id) == [bad])
  }
}
