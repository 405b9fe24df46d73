import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// Events that tell of one thing: an activity, a timer, a child workflow, a signal.
struct EventGroup: Sendable {
  /// The event that began it, whether it is among `events` or not.
  let id: Int64
  let category: EventCategory
  /// In the order of the history; never empty.
  private(set) var events: [HistoryEvent]
  private(set) var outcome: EventOutcome
  /// What it is called: an activity's type, a timer's id. Empty where its beginning is not known.
  private(set) var title: String
  /// The attempt that it was in last.
  var attempt: Int
  /// What the server says of an activity that has not ended.
  var pendingActivity: WorkflowPendingActivityInfo?

  init(beginning event: HistoryEvent, id: Int64) {
    self.id = id
    category = event.eventType.kind.category
    events = []
    outcome = .note
    title = ""
    attempt = 1
    add(event)
  }

  mutating func add(_ event: HistoryEvent) {
    events.append(event)
    let kind = event.eventType.kind
    if kind.outcome != .note { outcome = kind.outcome }
    if title.isEmpty { title = EventTitle.text(event) }
    if case .activityTaskStartedEventAttributes(let started)? = event.attributes { attempt = max(attempt, Int(started.attempt)) }
    if case .markerRecordedEventAttributes(let marker)? = event.attributes {
      attempt = LocalActivityMarker(marker)?.attempt ?? attempt
      outcome = marker.hasFailure ? .failed : LocalActivityMarker(marker) == nil ? .note : .completed
    }
  }

  /// Whether the event that began it is among its events.
  var hasBeginning: Bool { events[0].eventID == id }
  /// Whether something is still to come.
  var isOpen: Bool { !outcome.isEnd }
  var first: HistoryEvent { events[0] }
  var last: HistoryEvent { events[events.count - 1] }
  var start: Date { Date(first.eventTime) }
  /// When it ended; nil while it has not.
  var end: Date? { isOpen ? nil : Date(last.eventTime) }

  /// What kind of thing it is, in a word; nil where the title says so.
  var shownKind: String? {
    if case .markerRecordedEventAttributes(let marker)? = first.attributes, LocalActivityMarker(marker) != nil { return "Local activity" }
    return category == .workflow || title.hasPrefix(category.singular) ? nil : category.singular
  }

  /// The workflow that it started; nil where it is none, or none has started.
  var child: (namespace: String, execution: WorkflowExecution)? {
    for event in events {
      if case .childWorkflowExecutionStartedEventAttributes(let started)? = event.attributes {
        return (started.namespace, started.workflowExecution)
      }
    }
    return nil
  }

  /// The failure that it ended with.
  var failure: Failure? {
    switch last.attributes {
    case .activityTaskFailedEventAttributes(let a): a.failure
    case .activityTaskTimedOutEventAttributes(let a): a.failure
    case .childWorkflowExecutionFailedEventAttributes(let a): a.failure
    case .workflowTaskFailedEventAttributes(let a): a.failure
    case .nexusOperationFailedEventAttributes(let a): a.failure
    case .nexusOperationTimedOutEventAttributes(let a): a.failure
    case .workflowExecutionUpdateRejectedEventAttributes(let a): a.failure
    case .workflowExecutionFailedEventAttributes(let a): a.failure
    case .markerRecordedEventAttributes(let a) where a.hasFailure: a.failure
    default: nil
    }
  }
}

/// What the thing is called that an event belongs to.
enum EventTitle {
  /// Empty where the event does not say it.
  static func text(_ event: HistoryEvent) -> String {
    switch event.attributes {
    case .activityTaskScheduledEventAttributes(let a): a.activityType.name
    case .timerStartedEventAttributes(let a): "Timer \(a.timerID)"
    case .timerFiredEventAttributes(let a): "Timer \(a.timerID)"
    case .timerCanceledEventAttributes(let a): "Timer \(a.timerID)"
    case .startChildWorkflowExecutionInitiatedEventAttributes(let a): a.workflowType.name
    case .startChildWorkflowExecutionFailedEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionStartedEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionCompletedEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionFailedEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionCanceledEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionTimedOutEventAttributes(let a): a.workflowType.name
    case .childWorkflowExecutionTerminatedEventAttributes(let a): a.workflowType.name
    case .workflowExecutionSignaledEventAttributes(let a): a.signalName
    case .workflowExecutionUpdateAdmittedEventAttributes(let a): a.request.input.name
    case .workflowExecutionUpdateAcceptedEventAttributes(let a): a.acceptedRequest.input.name
    case .workflowExecutionUpdateRejectedEventAttributes(let a): a.rejectedRequest.input.name
    case .nexusOperationScheduledEventAttributes(let a): "\(a.service).\(a.operation)"
    case .signalExternalWorkflowExecutionInitiatedEventAttributes(let a): a.signalName
    case .requestCancelExternalWorkflowExecutionInitiatedEventAttributes(let a): a.workflowExecution.workflowID
    case .markerRecordedEventAttributes(let a): LocalActivityMarker(a)?.type ?? a.markerName
    case .activityTaskFailedEventAttributes(let a): a.failure.activityFailureInfo.activityType.name
    default: fallback(event.eventType.kind)
    }
  }

  private static func fallback(_ kind: EventKind) -> String {
    switch kind.category {
    case .workflowTask: kind.category.singular
    // Their later events do not name what the first one does.
    case .activity, .nexus, .update, .external: ""
    default: kind.name
    }
  }
}
