import TemporalAPI

/// What a type of event is called, what it is about, and how that stands after it.
struct EventKind: Sendable, Hashable {
  let name: String
  let category: EventCategory
  let outcome: EventOutcome

  init(_ name: String, _ category: EventCategory, _ outcome: EventOutcome = .note) {
    self.name = name
    self.category = category
    self.outcome = outcome
  }
}

extension EventType {
  /// The name that the API has for it: `ActivityTaskScheduled`.
  var apiName: String {
    if case .UNRECOGNIZED(let number) = self { return "EventType\(number)" }
    let name = String(describing: self)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// What readers see of it.
  var kind: EventKind {
    switch self {
    case .workflowExecutionStarted: EventKind("Workflow started", .workflow, .running)
    case .workflowExecutionCompleted: EventKind("Workflow completed", .workflow, .completed)
    case .workflowExecutionFailed: EventKind("Workflow failed", .workflow, .failed)
    case .workflowExecutionTimedOut: EventKind("Workflow timed out", .workflow, .timedOut)
    case .workflowExecutionCancelRequested: EventKind("Cancellation requested", .workflow)
    case .workflowExecutionCanceled: EventKind("Workflow canceled", .workflow, .canceled)
    case .workflowExecutionTerminated: EventKind("Workflow terminated", .workflow, .terminated)
    case .workflowExecutionContinuedAsNew: EventKind("Continued as new", .workflow, .completed)
    case .workflowExecutionPaused: EventKind("Workflow paused", .workflow)
    case .workflowExecutionUnpaused: EventKind("Workflow unpaused", .workflow)
    case .workflowExecutionTimeSkippingTransitioned: EventKind("Time skipped", .workflow)
    case .workflowTaskScheduled: EventKind("Workflow task scheduled", .workflowTask, .waiting)
    case .workflowTaskStarted: EventKind("Workflow task started", .workflowTask, .running)
    case .workflowTaskCompleted: EventKind("Workflow task completed", .workflowTask, .completed)
    case .workflowTaskTimedOut: EventKind("Workflow task timed out", .workflowTask, .timedOut)
    case .workflowTaskFailed: EventKind("Workflow task failed", .workflowTask, .failed)
    case .activityTaskScheduled: EventKind("Activity scheduled", .activity, .waiting)
    case .activityTaskStarted: EventKind("Activity started", .activity, .running)
    case .activityTaskCompleted: EventKind("Activity completed", .activity, .completed)
    case .activityTaskFailed: EventKind("Activity failed", .activity, .failed)
    case .activityTaskTimedOut: EventKind("Activity timed out", .activity, .timedOut)
    case .activityTaskCancelRequested: EventKind("Activity cancellation requested", .activity)
    case .activityTaskCanceled: EventKind("Activity canceled", .activity, .canceled)
    case .activityPropertiesModifiedExternally: EventKind("Activity changed from outside", .activity)
    case .timerStarted: EventKind("Timer started", .timer, .running)
    case .timerFired: EventKind("Timer fired", .timer, .completed)
    case .timerCanceled: EventKind("Timer canceled", .timer, .canceled)
    case .startChildWorkflowExecutionInitiated: EventKind("Child workflow initiated", .child, .waiting)
    case .startChildWorkflowExecutionFailed: EventKind("Child workflow not started", .child, .failed)
    case .childWorkflowExecutionStarted: EventKind("Child workflow started", .child, .running)
    case .childWorkflowExecutionCompleted: EventKind("Child workflow completed", .child, .completed)
    case .childWorkflowExecutionFailed: EventKind("Child workflow failed", .child, .failed)
    case .childWorkflowExecutionCanceled: EventKind("Child workflow canceled", .child, .canceled)
    case .childWorkflowExecutionTimedOut: EventKind("Child workflow timed out", .child, .timedOut)
    case .childWorkflowExecutionTerminated: EventKind("Child workflow terminated", .child, .terminated)
    default: laterKind
    }
  }

  private var laterKind: EventKind {
    switch self {
    case .workflowExecutionSignaled: EventKind("Signal received", .signal)
    case .workflowExecutionUpdateAdmitted: EventKind("Update admitted", .update, .waiting)
    case .workflowExecutionUpdateAccepted: EventKind("Update accepted", .update, .running)
    case .workflowExecutionUpdateRejected: EventKind("Update rejected", .update, .failed)
    case .workflowExecutionUpdateCompleted: EventKind("Update completed", .update, .completed)
    case .nexusOperationScheduled: EventKind("Nexus operation scheduled", .nexus, .waiting)
    case .nexusOperationStarted: EventKind("Nexus operation started", .nexus, .running)
    case .nexusOperationCompleted: EventKind("Nexus operation completed", .nexus, .completed)
    case .nexusOperationFailed: EventKind("Nexus operation failed", .nexus, .failed)
    case .nexusOperationTimedOut: EventKind("Nexus operation timed out", .nexus, .timedOut)
    case .nexusOperationCanceled: EventKind("Nexus operation canceled", .nexus, .canceled)
    case .nexusOperationCancelRequested: EventKind("Nexus cancellation requested", .nexus)
    case .nexusOperationCancelRequestCompleted: EventKind("Nexus cancellation delivered", .nexus)
    case .nexusOperationCancelRequestFailed: EventKind("Nexus cancellation not delivered", .nexus)
    case .signalExternalWorkflowExecutionInitiated: EventKind("Signal to a workflow initiated", .external, .waiting)
    case .signalExternalWorkflowExecutionFailed: EventKind("Signal to a workflow failed", .external, .failed)
    case .externalWorkflowExecutionSignaled: EventKind("Signal to a workflow delivered", .external, .completed)
    case .requestCancelExternalWorkflowExecutionInitiated: EventKind("Cancellation of a workflow initiated", .external, .waiting)
    case .requestCancelExternalWorkflowExecutionFailed: EventKind("Cancellation of a workflow failed", .external, .failed)
    case .externalWorkflowExecutionCancelRequested: EventKind("Cancellation of a workflow delivered", .external, .completed)
    case .markerRecorded: EventKind("Marker recorded", .marker)
    case .upsertWorkflowSearchAttributes: EventKind("Search attributes changed", .properties)
    case .workflowPropertiesModified: EventKind("Memo changed", .properties)
    case .workflowPropertiesModifiedExternally: EventKind("Workflow changed from outside", .properties)
    case .workflowExecutionOptionsUpdated: EventKind("Options changed", .properties)
    default: EventKind("Unknown event", .workflow)
    }
  }
}
