import HistoryRecords
import Model
import TemporalAPI

/// How an activity ended.
enum ActivityEnd {
  case completed(Payloads?, identity: String)
  case failed(Failure, RetryState, identity: String)
  case timedOut(Failure, RetryState)
  case canceled(Payloads?, identity: String)
}

extension Turn {
  /// Ends an activity. A workflow gets its started event, which is only written now, the event of its end, and a workflow task; an activity
  /// without a workflow is itself over.
  mutating func closeActivity(_ activity: ActivityRecord, _ end: ActivityEnd) {
    guard !activity.standalone else { return closeStandalone(activity, end) }
    let startedEventID = activity.isStarted ? postStarted(activity) : 0
    let (type, attributes) = closing(activity, end, startedEventID: startedEventID)
    post(type, attributes)
    forget(activity)
    requestWorkflowTask()
  }

  private func closing(_ activity: ActivityRecord, _ end: ActivityEnd, startedEventID: Int64) -> (EventType, Attributes) {
    switch end {
    case .completed(let result, let identity):
      var attributes = ActivityTaskCompletedEventAttributes()
      if let result { attributes.result = result }
      attributes.scheduledEventID = activity.scheduledEventID
      attributes.startedEventID = startedEventID
      attributes.identity = identity
      return (.activityTaskCompleted, .activityTaskCompletedEventAttributes(attributes))
    case .failed(let failure, let state, let identity):
      var attributes = ActivityTaskFailedEventAttributes()
      attributes.failure = failure
      attributes.scheduledEventID = activity.scheduledEventID
      attributes.startedEventID = startedEventID
      attributes.identity = identity
      attributes.retryState = state
      return (.activityTaskFailed, .activityTaskFailedEventAttributes(attributes))
    case .timedOut(let failure, let state):
      var attributes = ActivityTaskTimedOutEventAttributes()
      attributes.failure = failure
      attributes.scheduledEventID = activity.scheduledEventID
      attributes.startedEventID = startedEventID
      attributes.retryState = state
      return (.activityTaskTimedOut, .activityTaskTimedOutEventAttributes(attributes))
    case .canceled(let details, let identity):
      var attributes = ActivityTaskCanceledEventAttributes()
      if let details { attributes.details = details }
      attributes.latestCancelRequestedEventID = activity.cancelRequestedEventID
      attributes.scheduledEventID = activity.scheduledEventID
      attributes.startedEventID = startedEventID
      attributes.identity = identity
      return (.activityTaskCanceled, .activityTaskCanceledEventAttributes(attributes))
    }
  }

  /// Writes the one started event of an activity, with its last attempt and the time that attempt really started.
  private mutating func postStarted(_ activity: ActivityRecord) -> Int64 {
    var attributes = ActivityTaskStartedEventAttributes()
    attributes.scheduledEventID = activity.scheduledEventID
    attributes.identity = activity.startedIdentity
    attributes.requestID = activity.startRequestID
    attributes.attempt = activity.attempt
    if activity.hasLastFailure { attributes.lastFailure = activity.lastFailure }
    return post(
      .activityTaskStarted, .activityTaskStartedEventAttributes(attributes), at: WallTime(nanoseconds: activity.startedTime))
  }

  /// Drops an ended activity and its task.
  mutating func forget(_ activity: ActivityRecord) {
    state.remove(activity)
    dirty.activities.insert(activity.scheduledEventID)
    isDurable = true
    if !activity.isStarted { remove(.activityTask, reference: activity.scheduledEventID) }
  }
}
