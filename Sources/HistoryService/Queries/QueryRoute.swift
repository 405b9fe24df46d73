import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// How a query reaches the worker. Pure.
enum QueryRoute: Sendable, Equatable {
  /// Straight to a worker's queue: the run is idle or closed, so any worker can rebuild its state.
  case direct
  /// With the next workflow task: the worker must first see what happened.
  case withWorkflowTask
  case rejected(WorkflowExecutionStatus)
  case refused(ServiceError)

  /// `deadline`: a first task that is held back until after it is not waited for.
  init(_ state: MutableState, condition: QueryRejectCondition, failedAttempt: Int32, deadline: WallTime) {
    let record = state.record
    let status = record.status
    if state.isPaused {
      // Whatever the caller's condition.
      self = .rejected(status)
      return
    }
    switch condition {
    case .notOpen where status != .running, .notCompletedCleanly where status != .running && status != .completed:
      self = .rejected(status)
    default:
      self =
        if status == .running {
          !record.hasWorkflowTask
            ? record.completedWorkflowTask
              ? .direct
              : state.isHeldBack && record.firstTaskDue <= deadline.nanoseconds
                ? .withWorkflowTask : .refused(.workflowNotReady("Workflow task is not scheduled yet."))
            : record.workflowTask.attempt >= failedAttempt
              ? .refused(.workflowNotReady("Unable to query workflow due to Workflow Task in failed state.")) : .withWorkflowTask
        } else {
          record.completedWorkflowTask
            ? .direct : .refused(.workflowNotReady("Workflow execution closed before WorkflowTaskStarted event"))
        }
    }
  }
}

extension ServiceError {
  static var queryBufferFull: ServiceError {
    .busyWorkflow(
      "consistent query buffer is full, this may be caused by too many queries and workflow not able to process query fast enough")
  }

  static var queryTimedOut: ServiceError { ServiceError(.deadlineExceeded, "Deadline Exceeded") }
}
