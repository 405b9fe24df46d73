import TemporalAPI

/// What events are about, in a form in which events of different runs can be told to be alike: their type and the name of what they
/// concern, without ids, times and workers.
enum EventSignatures {
  static func all(_ events: [HistoryEvent]) -> [String] {
    var names: [Int64: String] = [:]
    return events.map { event in
      if let name = ownName(event) { names[event.eventID] = name }
      let name = ownName(event) ?? subject(event).flatMap { names[$0] } ?? ""
      return "\(event.eventType.rawValue) \(name)"
    }
  }

  /// The name that an event gives itself.
  private static func ownName(_ event: HistoryEvent) -> String? {
    switch event.attributes {
    case .activityTaskScheduledEventAttributes(let a): a.activityType.name
    case .startChildWorkflowExecutionInitiatedEventAttributes(let a): a.workflowType.name
    case .workflowExecutionSignaledEventAttributes(let a): a.signalName
    case .signalExternalWorkflowExecutionInitiatedEventAttributes(let a): a.signalName
    case .markerRecordedEventAttributes(let a): a.markerName
    case .workflowExecutionUpdateAcceptedEventAttributes(let a): a.acceptedRequest.input.name
    case .nexusOperationScheduledEventAttributes(let a): "\(a.service).\(a.operation)"
    case .timerStartedEventAttributes: "timer"
    default: nil
    }
  }

  /// The earlier event that an event speaks of.
  private static func subject(_ event: HistoryEvent) -> Int64? {
    switch event.attributes {
    case .activityTaskStartedEventAttributes(let a): a.scheduledEventID
    case .activityTaskCompletedEventAttributes(let a): a.scheduledEventID
    case .activityTaskFailedEventAttributes(let a): a.scheduledEventID
    case .activityTaskTimedOutEventAttributes(let a): a.scheduledEventID
    case .activityTaskCanceledEventAttributes(let a): a.scheduledEventID
    case .activityTaskCancelRequestedEventAttributes(let a): a.scheduledEventID
    case .childWorkflowExecutionStartedEventAttributes(let a): a.initiatedEventID
    case .childWorkflowExecutionCompletedEventAttributes(let a): a.initiatedEventID
    case .childWorkflowExecutionFailedEventAttributes(let a): a.initiatedEventID
    case .childWorkflowExecutionCanceledEventAttributes(let a): a.initiatedEventID
    case .childWorkflowExecutionTimedOutEventAttributes(let a): a.initiatedEventID
    case .childWorkflowExecutionTerminatedEventAttributes(let a): a.initiatedEventID
    case .workflowExecutionUpdateCompletedEventAttributes(let a): a.acceptedEventID
    case .nexusOperationStartedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCompletedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationFailedEventAttributes(let a): a.scheduledEventID
    case .nexusOperationTimedOutEventAttributes(let a): a.scheduledEventID
    case .nexusOperationCanceledEventAttributes(let a): a.scheduledEventID
    default: nil
    }
  }
}
