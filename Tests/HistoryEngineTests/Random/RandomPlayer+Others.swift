import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport

// What other workflows, time and bad luck do.
extension RandomPlayer {
  /// Does some of what the run owes others, well or in vain, and sometimes twice.
  mutating func runErrands() throws {
    guard let run = world.current else { return }
    let outcomes = run.state.errands(limit: Int(random.next() % 4)).compactMap { errand -> ErrandOutcome? in
      let fails = chance(1, in: 4)
      guard errand.reference > 0 else { return errand == .settleChildren ? .childrenSettled : nil }
      let event = run.history[Int(errand.reference) - 1]
      switch errand {
      case .startChild where fails: return .childStartFailed(event, .workflowAlreadyExists)
      case .startChild: return .childStarted(event, runID: UniqueID(high: 5, low: UInt64(errand.reference)))
      case .signalExternal: return .signaled(event, fails ? .externalWorkflowExecutionNotFound : nil)
      default: return .cancelRequested(event, fails ? .externalWorkflowExecutionNotFound : nil)
      }
    }
    for _ in 0...random.next() % 2 { try world.turn { turn in turn.record(outcomes) } }
  }

  mutating func endChild() throws {
    guard let children = world.current?.state.children.values,
      let child = children.min(by: { $0.initiatedEventID < $1.initiatedEventID })
    else { return }
    let end = Run.end(of: child, .completed)
    for _ in 0...random.next() % 2 { try world.turn { turn in _ = turn.recordChildEnds([end]) } }
  }

  mutating func pass(_ duration: Duration) throws {
    world.now = world.now + duration
    if let due = world.current?.due(.wakeUp), due <= world.now { try world.turn { turn in turn.wakeUp() } }
  }

  mutating func timeOutTask() throws {
    guard let state = world.current?.state, state.record.hasWorkflowTask else { return }
    let task = state.record.workflowTask
    let kind: WorkflowTaskTimeout = state.startedTask == nil ? .scheduleToStart : .startToClose
    guard kind == .startToClose || state.record.hasSticky else { return }
    try world.turn { turn in _ = turn.timeOutWorkflowTask(scheduledEventID: task.scheduledEventID, attempt: task.attempt, kind: kind) }
  }

  mutating func crash() throws {
    try world.crash()
  }
}
