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

/// The first and the last event of a run.
enum RunBounds {
  static func load(_ visit: Visit, _ execution: WorkflowExecution) async -> (first: HistoryEvent?, last: HistoryEvent?) {
    async let start = first(visit, execution)
    async let end = last(visit, execution)
    return (await start, await end)
  }

  /// Nil where the server does not say it.
  static func first(_ visit: Visit, _ execution: WorkflowExecution) async -> HistoryEvent? {
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = execution
    request.maximumPageSize = 1
    return await visit.tryCall(WorkflowServiceMethods.getWorkflowExecutionHistory, request)?.history.events.first
  }

  private static func last(_ visit: Visit, _ execution: WorkflowExecution) async -> HistoryEvent? {
    var request = GetWorkflowExecutionHistoryReverseRequest()
    request.namespace = visit.namespace
    request.execution = execution
    request.maximumPageSize = 1
    return await visit.tryCall(WorkflowServiceMethods.getWorkflowExecutionHistoryReverse, request)?.history.events.first
  }
}
