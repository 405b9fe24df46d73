import Foundation
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What of a history is drawn")
struct DrawnHistoryTests {
  /// An activity that goes on, and after it `count` that have ended.
  private func events(_ count: Int) -> [HistoryEvent] {
    var events = Events()
    _ = events.activityScheduled("old", "Slow")
    for number in 0..<count {
      let scheduled = events.activityScheduled("\(number)", "Quick")
      events.activityStarted(scheduled)
      events.activityCompleted(scheduled)
    }
    return events.all
  }

  private func pending(_ id: String) -> WorkflowPendingActivityInfo {
    .with {
      ($0.activityID, $0.activityType.name, $0.attempt) = (id, "Slow", 3)
      $0.scheduledTime = .init(seconds: 900, nanos: 0)
    }
  }

  @Test("what began before the newest groups and goes on is drawn above them")
  func older() {
    let drawn = DrawnHistory(events(5), isWhole: true, count: 2, pending: [pending("old")])
    #expect(drawn.groups.map(\.title) == ["Slow", "Quick", "Quick"])
    #expect(drawn.newest == 2 && drawn.isCut)
    #expect(drawn.groups[0].attempt == 3)
  }

  @Test("so is an activity whose beginning was not read: the server tells of it")
  func unread() throws {
    let drawn = DrawnHistory(Array(events(5).dropFirst()), isWhole: false, count: 3, pending: [pending("old"), pending("older")])
    #expect(drawn.groups.map(\.title) == ["Slow", "Slow", "Quick", "Quick", "Quick"])
    #expect(Set(drawn.groups.map(\.id)).count == 5 && drawn.groups[0].id < 0)
    let view = TimelineView(
      drawn, of: .with { ($0.status, $0.startTime) = (.running, .init(seconds: 800, nanos: 0)) },
      links: EventLinks(links: Links(base: ""), namespace: "n", workflow: "w", run: "r"), now: Date(timeIntervalSince1970: 2000))
    #expect(view.lanes[0].href == "/namespaces/n/workflows/w/r/pending-activities" && view.lanes[0].fragment == nil)
    #expect(view.lanes[2].href.contains("/history/events/"))
  }

  @Test("a timer and a child that began before what was read are found by a look at all of it, and nothing that ended")
  func openBeginnings() {
    var events = Events()
    let old = events.timer("old")
    let over = events.timer("over")
    events.add(.startChildWorkflowExecutionInitiated, .startChildWorkflowExecutionInitiatedEventAttributes(.with { $0.workflowID = "c" }))
    events.add(.workflowExecutionSignaled, .workflowExecutionSignaledEventAttributes(.with { $0.signalName = "s" }))
    events.timerFired(over)
    let late = events.timer("late")
    events.timerFired(late)
    let gone = events.timer("gone")
    let read = Array(events.all.suffix(1))
    var older = OpenBeginnings()
    older.pass(read.reversed())
    older.add(Array(events.all.dropLast().reversed()))
    #expect(older.events.map(\.eventID) == [old, 3])
    let drawn = DrawnHistory(read, isWhole: false, count: 5, older: older.events)
    #expect(drawn.groups.map(\.id) == [old, 3, gone] && drawn.isCut && !drawn.mayMissOpen)
    #expect(DrawnHistory(read, isWhole: false, count: 5).mayMissOpen)
  }

  @Test("what ended in the newest events is not open, however old it is")
  func endedLate() {
    var events = Events()
    let old = events.timer("old")
    events.timerFired(old)
    var older = OpenBeginnings()
    older.pass([events.all[1]])
    older.add([events.all[0]])
    #expect(older.events.isEmpty)
  }

  @Test("a whole history with few groups is not cut")
  func whole() {
    let drawn = DrawnHistory(events(2), isWhole: true, count: 10)
    #expect(drawn.groups.count == 3 && !drawn.isCut)
  }
}
