import TemporalAPI

/// What the random sequences met, so that a change of the odds cannot empty them unseen.
struct Coverage {
  private var events: [EventType: Int] = [:]

  mutating func note(_ event: EventType) { events[event, default: 0] += 1 }

  mutating func add(_ other: Coverage) { events.merge(other.events, uniquingKeysWith: +) }

  /// Kinds of events that this server writes and no sequence had.
  var missing: [EventType] { Self.expected.filter { events[$0] == nil } }

  private static let expected: [EventType] = [
    .workflowExecutionStarted, .workflowExecutionCompleted, .workflowExecutionFailed, .workflowExecutionTimedOut,
    .workflowExecutionCanceled,
    .workflowExecutionTerminated, .workflowExecutionContinuedAsNew, .workflowTaskScheduled, .workflowTaskStarted, .workflowTaskCompleted,
    .workflowTaskTimedOut, .workflowTaskFailed, .activityTaskScheduled, .activityTaskStarted, .activityTaskCompleted, .activityTaskFailed,
    .activityTaskTimedOut, .activityTaskCancelRequested, .activityTaskCanceled, .timerStarted, .timerFired, .timerCanceled,
    .workflowExecutionSignaled, .workflowExecutionCancelRequested, .markerRecorded, .workflowPropertiesModified,
    .startChildWorkflowExecutionInitiated, .startChildWorkflowExecutionFailed, .childWorkflowExecutionStarted,
    .childWorkflowExecutionCompleted, .signalExternalWorkflowExecutionInitiated, .signalExternalWorkflowExecutionFailed,
    .externalWorkflowExecutionSignaled, .requestCancelExternalWorkflowExecutionInitiated,
    .requestCancelExternalWorkflowExecutionFailed, .externalWorkflowExecutionCancelRequested,
    .workflowExecutionUpdateAccepted, .workflowExecutionUpdateCompleted, .workflowExecutionOptionsUpdated, .workflowExecutionPaused,
    .workflowExecutionUnpaused,
  ]
}
