import TemporalAPI

extension EventType {
  /// Whether the event concerns the server alone: a worker that does not know its type may pass over it.
  var isNoNewsForWorkflows: Bool {
    switch self {
    case .workflowExecutionOptionsUpdated, .workflowExecutionPaused, .workflowExecutionUnpaused, .workflowExecutionTimeSkippingTransitioned:
      true
    default: false
    }
  }
}

extension HistoryEvent {
  /// What the event ends, by the id of the event that began it: an activity or a child. Such events go behind all others when the buffer is written.
  var closedReference: Int64? { closedActivity ?? closedChild }

  /// What the event says has started, by the id of the event that began it: an activity or a child.
  var startedReference: Int64? {
    switch attributes {
    case .activityTaskStartedEventAttributes(let it): it.scheduledEventID
    case .childWorkflowExecutionStartedEventAttributes(let it): it.initiatedEventID
    default: nil
    }
  }

  /// The scheduled event id of the activity that this event ends.
  var closedActivity: Int64? {
    switch attributes {
    case .activityTaskCompletedEventAttributes(let it): it.scheduledEventID
    case .activityTaskFailedEventAttributes(let it): it.scheduledEventID
    case .activityTaskTimedOutEventAttributes(let it): it.scheduledEventID
    case .activityTaskCanceledEventAttributes(let it): it.scheduledEventID
    default: nil
    }
  }

  /// The initiated event id of the child that this event ends.
  var closedChild: Int64? {
    switch attributes {
    case .childWorkflowExecutionCompletedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionCanceledEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTimedOutEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTerminatedEventAttributes(let it): it.initiatedEventID
    default: nil
    }
  }

  /// Points a closing event of an activity or a child at its started event, whose id is only known once both leave the buffer.
  mutating func setStartedEventID(_ id: Int64) {
    switch attributes {
    case .activityTaskCompletedEventAttributes: activityTaskCompletedEventAttributes.startedEventID = id
    case .activityTaskFailedEventAttributes: activityTaskFailedEventAttributes.startedEventID = id
    case .activityTaskTimedOutEventAttributes: activityTaskTimedOutEventAttributes.startedEventID = id
    case .activityTaskCanceledEventAttributes: activityTaskCanceledEventAttributes.startedEventID = id
    case .childWorkflowExecutionCompletedEventAttributes: childWorkflowExecutionCompletedEventAttributes.startedEventID = id
    case .childWorkflowExecutionFailedEventAttributes: childWorkflowExecutionFailedEventAttributes.startedEventID = id
    case .childWorkflowExecutionCanceledEventAttributes: childWorkflowExecutionCanceledEventAttributes.startedEventID = id
    case .childWorkflowExecutionTimedOutEventAttributes: childWorkflowExecutionTimedOutEventAttributes.startedEventID = id
    case .childWorkflowExecutionTerminatedEventAttributes: childWorkflowExecutionTerminatedEventAttributes.startedEventID = id
    default: break
    }
  }
}
