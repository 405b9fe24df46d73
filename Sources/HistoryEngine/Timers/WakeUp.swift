import HistoryRecords
import Model
import Schedules
import TemporalAPI

extension Turn {
  /// Does everything that is due: the first task after a delay, timers, activity timeouts, the end of the run's time. Then asks
  /// for the next turn. A wake-up with nothing due only does the latter.
  public mutating func wakeUp() {
    guard state.isOpen else { return }
    state.record.wakeUpDue = 0
    remove(.wakeUp)
    guard state.schedule == nil else { return changeSchedule { $0.wake(at: $1) } }
    if let due = WallTime(recorded: state.record.firstTaskDue), due <= now { releaseFirstTask() }
    endFastForward()
    // One workflow task for all of it, behind the last event.
    holdsWorkflowTaskBack = true
    let due = state.takeDue(by: now)
    for deadline in deadlines(of: due) where state.isOpen { meet(deadline) }
    state.expectAgain(due)
    holdsWorkflowTaskBack = false
    if wantsWorkflowTask { requestWorkflowTask() }
    if state.isOpen { wakeUp(by: state.findNextDeadline()) }
  }

  private enum Deadline {
    case timer(TimerRecord)
    case activity(Int64, TimeoutType)
    case run
  }

  /// What is due now, in the order in which it became due.
  private func deadlines(of references: Set<Int64>) -> [Deadline] {
    var due: [(time: WallTime, order: Int64, deadline: Deadline)] = []
    for id in references {
      if let activity = state.activities[id] {
        for deadline in activity.deadlines where deadline.time <= now { due.append((deadline.time, id, .activity(id, deadline.type))) }
      } else if let timer = state.timerIDs[id].flatMap({ state.timers[$0] }) {
        due.append((WallTime(nanoseconds: timer.fireTime), id, .timer(timer)))
      }
    }
    if let end = WallTime(recorded: state.record.runExpiration), end <= now { due.append((end, .max, .run)) }
    return due.enumerated().sorted { ($0.element.time, $0.element.order, $0.offset) < ($1.element.time, $1.element.order, $1.offset) }
      .map(\.element.deadline)
  }

  private mutating func meet(_ deadline: Deadline) {
    switch deadline {
    case .timer(let timer): fire(timer)
    case .activity(let id, let type):
      // An earlier deadline of the same moment may have ended or retried it.
      guard let activity = state.activities[id], activity.deadlines.contains(where: { $0.type == type && $0.time <= now }) else { return }
      timeOut(activity, type)
    case .run: timeOutRun()
    }
  }

  private mutating func fire(_ timer: TimerRecord) {
    forget(timer)
    var attributes = TimerFiredEventAttributes()
    attributes.timerID = timer.timerID
    attributes.startedEventID = timer.startedEventID
    post(.timerFired, .timerFiredEventAttributes(attributes))
    requestWorkflowTask()
  }

  private mutating func timeOutRun() {
    var failure = Failure()
    failure.message = "workflow timeout"
    failure.source = "Server"
    failure.timeoutFailureInfo.timeoutType = .startToClose
    var attributes = WorkflowExecutionTimedOutEventAttributes()
    // An attempt that cannot be started is no reason to keep a run open beyond its time.
    let isExecutionOver = state.record.executionExpiration != 0 && state.record.executionExpiration <= now.nanoseconds
    let next = isExecutionOver ? nil : try? followUp(on: failure)
    attributes.retryState = next?.state ?? .timeout
    attributes.newExecutionRunID = next?.newRunID ?? ""
    forceClose(as: .timedOut, .workflowExecutionTimedOut, .workflowExecutionTimedOutEventAttributes(attributes))
  }
}
