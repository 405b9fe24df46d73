import TemporalAPI
import TemporalServices

/// What the run before and the run after are to a run.
struct RunWords: Sendable, Hashable {
  let previous: String
  let next: String
  /// Empty: there is none.
  let nextRunID: String
  let isReset: Bool

  init(_ start: WorkflowExecutionStartedEventAttributes, _ closed: HistoryEvent?) {
    previous =
      switch start.initiator {
      case .retry: "Retry of run"
      case .cronSchedule: "Cron run after"
      default: "Continued from run"
      }
    // A reset run keeps its original's first event: its own id is no longer the one that event names.
    isReset = !start.originalExecutionRunID.isEmpty
    (next, nextRunID) =
      switch closed?.attributes {
      case .workflowExecutionContinuedAsNewEventAttributes(let a): ("Continued as run", a.newExecutionRunID)
      case .workflowExecutionCompletedEventAttributes(let a): ("Next cron run", a.newExecutionRunID)
      case .workflowExecutionFailedEventAttributes(let a): (start.cronSchedule.isEmpty ? "Retried by run" : "Next run", a.newExecutionRunID)
      case .workflowExecutionTimedOutEventAttributes(let a):
        (start.cronSchedule.isEmpty ? "Retried by run" : "Next run", a.newExecutionRunID)
      default: ("Next run", "")
      }
  }
}
