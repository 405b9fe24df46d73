import TemporalAPI

/// Sorts the events of a history, or of a stretch of one, into groups.
enum EventGroups {
  /// The groups in the order of their first events.
  static func make(_ events: [HistoryEvent], pending: [WorkflowPendingActivityInfo] = []) -> [EventGroup] {
    var groups: [EventGroup] = []
    var places: [Int64: Int] = [:]
    for event in events {
      let id = beginning(of: event)
      if let place = places[id] {
        groups[place].add(event)
      } else {
        places[id] = groups.count
        groups.append(EventGroup(beginning: event, id: id))
      }
    }
    attach(pending, to: &groups)
    return groups
  }

  /// The id of the event that began what this event tells of: its own where it begins something.
  static func beginning(of event: HistoryEvent) -> Int64 {
    let id =
      switch event.attributes {
      case .workflowTaskStartedEventAttributes(let a): a.scheduledEventID
      case .workflowTaskCompletedEventAttributes(let a): a.scheduledEventID
      case .workflowTaskTimedOutEventAttributes(let a): a.scheduledEventID
      case .workflowTaskFailedEventAttributes(let a): a.scheduledEventID
      case .activityTaskStartedEventAttributes(let a): a.scheduledEventID
      case .activityTaskCompletedEventAttributes(let a): a.scheduledEventID
      case .activityTaskFailedEventAttributes(let a): a.scheduledEventID
      case .activityTaskTimedOutEventAttributes(let a): a.scheduledEventID
      case .activityTaskCancelRequestedEventAttributes(let a): a.scheduledEventID
      case .activityTaskCanceledEventAttributes(let a): a.scheduledEventID
      case .activityPropertiesModifiedExternallyEventAttributes(let a): a.scheduledEventID
      case .timerFiredEventAttributes(let a): a.startedEventID
      case .timerCanceledEventAttributes(let a): a.startedEventID
      case .startChildWorkflowExecutionFailedEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionStartedEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionCompletedEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionFailedEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionCanceledEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionTimedOutEventAttributes(let a): a.initiatedEventID
      case .childWorkflowExecutionTerminatedEventAttributes(let a): a.initiatedEventID
      default: beginningOfOthers(event)
      }
    return id == 0 ? event.eventID : id
  }

  private static func beginningOfOthers(_ event: HistoryEvent) -> Int64 {
    switch event.attributes {
    case .signalExternalWorkflowExecutionFailedEventAttributes(let a): a.initiatedEventID
    case .externalWorkflowExecutionSignaledEventAttributes(let a): a.initiatedEventID
    case .requestCancelExternalWorkflowExecutionFailedEventAttributes(let a): a.initiatedEventID
    case .externalWorkflowExecutionCancelRequestedEventAttributes(let a): a.initiatedEventID
    case .workflowExecutionUpdateCompletedEventAttributes(let a): a.acceptedEventID
    case .nexusOperationStartedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCompletedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationFailedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationTimedOutEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCanceledEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCancelRequestedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCancelRequestCompletedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCancelRequestFailedEventAttributes(let a): a.scheduledEventID
    default: event.eventID
    }
  }

  /// Gives open activities what the server says of them; the start of an attempt is in no history before it ends.
  private static func attach(_ pending: [WorkflowPendingActivityInfo], to groups: inout [EventGroup]) {
    let byID = Dictionary(pending.map { ($0.activityID, $0) }, uniquingKeysWith: { first, _ in first })
    guard !byID.isEmpty else { return }
    for index in groups.indices where groups[index].category == .activity && groups[index].isOpen {
      guard case .activityTaskScheduledEventAttributes(let scheduled)? = groups[index].first.attributes else { continue }
      groups[index].pendingActivity = byID[scheduled.activityID]
      groups[index].attempt = max(1, Int(byID[scheduled.activityID]?.attempt ?? 1))
    }
  }
}
