import TemporalAPI

extension HistoryEvent {
  /// Whether a run ends with the event.
  var isClose: Bool {
    switch eventType {
    case .workflowExecutionCompleted, .workflowExecutionFailed, .workflowExecutionTimedOut, .workflowExecutionCanceled,
      .workflowExecutionTerminated, .workflowExecutionContinuedAsNew:
      true
    default: false
    }
  }

  /// The run that follows the one which ends with the event.
  var nextRunID: String? {
    let id: String? =
      switch attributes {
      case .workflowExecutionCompletedEventAttributes(let it): it.newExecutionRunID
      case .workflowExecutionFailedEventAttributes(let it): it.newExecutionRunID
      case .workflowExecutionTimedOutEventAttributes(let it): it.newExecutionRunID
      case .workflowExecutionContinuedAsNewEventAttributes(let it): it.newExecutionRunID
      default: nil
      }
    return id.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The scheduled event of the activity that ends with the event.
  var endedActivity: Int64? {
    switch attributes {
    case .activityTaskCompletedEventAttributes(let it): it.scheduledEventID
    case .activityTaskFailedEventAttributes(let it): it.scheduledEventID
    case .activityTaskTimedOutEventAttributes(let it): it.scheduledEventID
    case .activityTaskCanceledEventAttributes(let it): it.scheduledEventID
    default: nil
    }
  }

  /// The initiated event of the child that ends, or did not start, with the event.
  var endedChild: Int64? {
    switch attributes {
    case .startChildWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionCompletedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionCanceledEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTimedOutEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTerminatedEventAttributes(let it): it.initiatedEventID
    default: nil
    }
  }
}
