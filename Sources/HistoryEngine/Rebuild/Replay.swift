import HistoryRecords
public import Model
public import TemporalAPI

/// Makes the state of a run from its history, event by event.
///
/// What the history does not say is not in the result: request ids, heartbeats and attempts of activities (an activity's start is only
/// written with its end), what a child's parent does when it closes, how often a workflow task was tried, which worker is sticky, that a close
/// was attempted, which problems are reported of tasks, the number of transitions, and everything that waits in the buffer. Tasks and
/// wake-ups are not made either: whoever goes on with the state queues them.
public struct Replay: Sendable {
  public internal(set) var state: MutableState
  /// The started event of the workflow task that runs at this point of the history; 0: none runs. Whole histories never end so, because a task's
  /// start is written with its end, but a history that is cut before that end does.
  public internal(set) var startedEventID: Int64 = 0
  /// A workflow task failed, and nothing has been scheduled since.
  var hasFailedTask = false

  /// Nothing of the run is known yet.
  public init(_ key: ExecutionKey) {
    state = MutableState(key: key, record: ExecutionRecord())
    state.record.nextEventID = 1
  }

  /// Takes the events that follow; `bytes` is their batch's size, which counts as the history's.
  ///
  /// Throws INTERNAL (data loss) for events that do not follow those before, or are of a kind that this server does not write.
  public mutating func apply(_ events: [HistoryEvent], bytes: Int = 0) throws(ServiceError) {
    for event in events {
      guard event.eventID == state.record.nextEventID else {
        throw broken("event \(event.eventID) comes where event \(state.record.nextEventID) should")
      }
      state.record.nextEventID += 1
      try apply(event)
    }
    state.record.historyBytes += Int64(bytes)
    scheduleRepeatedTask()
  }

  private mutating func apply(_ event: HistoryEvent) throws(ServiceError) {
    switch event.attributes {
    case .workflowExecutionStartedEventAttributes(let it): start(event, it)
    case .workflowTaskScheduledEventAttributes(let it): scheduleTask(event, it)
    case .workflowTaskStartedEventAttributes: startedEventID = event.eventID
    case .workflowTaskCompletedEventAttributes(let it): completeTask(event, it)
    case .workflowTaskFailedEventAttributes, .workflowTaskTimedOutEventAttributes: failTask()
    case .activityTaskScheduledEventAttributes(let it): schedule(event, it)
    case .activityTaskStartedEventAttributes(let it): startActivity(event, it)
    case .activityTaskCancelRequestedEventAttributes(let it): requestCancel(event, it)
    case .activityTaskCompletedEventAttributes, .activityTaskFailedEventAttributes, .activityTaskTimedOutEventAttributes,
      .activityTaskCanceledEventAttributes:
      if let id = event.closedActivity { forgetActivity(id) }
    case .timerStartedEventAttributes(let it): startTimer(event, it)
    case .timerFiredEventAttributes(let it): forgetTimer(it.timerID, it.startedEventID)
    case .timerCanceledEventAttributes(let it): forgetTimer(it.timerID, it.startedEventID)
    case .workflowExecutionSignaledEventAttributes(let it): signal(it)
    case .workflowExecutionCancelRequestedEventAttributes: state.record.cancelRequested = true
    case .markerRecordedEventAttributes: break
    case .workflowExecutionUpdateAdmittedEventAttributes(let it): admitUpdate(event, it)
    case .workflowExecutionUpdateAcceptedEventAttributes(let it): acceptUpdate(event, it)
    case .workflowExecutionUpdateCompletedEventAttributes(let it): completeUpdate(event, it)
    case .workflowExecutionPausedEventAttributes(let it): pause(event, it)
    case .workflowExecutionUnpausedEventAttributes: unpause()
    case .workflowExecutionOptionsUpdatedEventAttributes(let it): updateOptions(event, it)
    case .workflowExecutionTimeSkippingTransitionedEventAttributes(let it): state.noteSkip(from: WallTime(event.eventTime), it)
    case .upsertWorkflowSearchAttributesEventAttributes(let it):
      state.details.searchAttributes = state.details.searchAttributes.merging(it.searchAttributes)
    case .workflowPropertiesModifiedEventAttributes(let it): state.details.memo = state.details.memo.merging(it.upsertedMemo)
    default:
      if !applyChild(event) { try close(event) }
    }
  }

  func broken(_ problem: String) -> ServiceError {
    ServiceError(.dataLoss, "the history of workflow \(state.key.workflowID), run \(state.key.runID), is broken: \(problem)")
  }
}
