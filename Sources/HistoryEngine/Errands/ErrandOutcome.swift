public import HistoryRecords
public import Model
import Schedules
public import TemporalAPI

/// What came of an errand, for the run that sent it. Events are the run's own, by which it asked.
public enum ErrandOutcome: Sendable {
  case childStarted(HistoryEvent, runID: UniqueID)
  case childStartFailed(HistoryEvent, StartChildWorkflowExecutionFailedCause)
  /// A cause says why the signal never reached its target.
  case signaled(HistoryEvent, SignalExternalWorkflowExecutionFailedCause?)
  case cancelRequested(HistoryEvent, CancelExternalWorkflowExecutionFailedCause?)
  /// The parent knows of the run's end, or never will.
  case parentTold
  /// The close policy was applied to every child.
  case childrenSettled
  /// The schedule knows of the run's end, or is gone.
  case scheduleTold
  /// A schedule's start has made a workflow, or was refused for good.
  case scheduledStarted(Int64, WorkflowExecution, at: WallTime)
  case scheduledStartRefused(Int64)
  case scheduledStopped(Int64, ScheduledStop)
}

extension Turn {
  /// Records what came of errands, with one workflow task for all of it. What was recorded before, or comes after the run's own end, changes nothing.
  ///
  /// Answers what is recorded: while a worker computes a task there may be no room for all of it, and the rest has to come again.
  @discardableResult
  public mutating func record(_ outcomes: [ErrandOutcome]) -> [ErrandOutcome] {
    var recorded: [ErrandOutcome] = []
    holdsWorkflowTaskBack = true
    for outcome in outcomes where state.hasRoom(by: rules) {
      record(outcome)
      recorded.append(outcome)
    }
    holdsWorkflowTaskBack = false
    if wantsWorkflowTask { requestWorkflowTask() }
    return recorded
  }

  private mutating func record(_ outcome: ErrandOutcome) {
    switch outcome {
    case .childStarted(let initiated, let runID): recordChildStarted(initiated, runID: runID)
    case .childStartFailed(let initiated, let cause): recordChildStartFailed(initiated, cause)
    case .signaled(let initiated, let cause): recordExternalSignal(initiated, failure: cause)
    case .cancelRequested(let initiated, let cause): recordExternalCancel(initiated, failure: cause)
    case .parentTold: settleParent()
    case .childrenSettled: settleChildren()
    case .scheduleTold: settleSchedule()
    case .scheduledStarted(let number, let execution, let time):
      changeSchedule {
        $0.reportStarted(number, workflowID: execution.workflowID, runID: execution.runID, at: time, now: $1)
      }
    case .scheduledStartRefused(let number): changeSchedule { $0.reportRefused(number, now: $1) }
    case .scheduledStopped(let number, let stop): changeSchedule { $0.reportStopped(number, stop, now: $1) }
    }
  }
}

extension MutableState {
  /// Whether an event that can wait may be added: one too many in the buffer would end the task that a worker computes.
  public func hasRoom(by rules: Rules) -> Bool {
    startedTask == nil || buffer.count < rules.maximumBufferedEvents && buffer.bytes < rules.maximumBufferedBytes / 2
  }
}
