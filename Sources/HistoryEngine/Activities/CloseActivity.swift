import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// Ends an activity: its started event, which is only written now, then what `closing` makes with that event's id, then a workflow task.
  mutating func closeActivity(_ activity: ActivityRecord, _ type: EventType, _ closing: (_ startedEventID: Int64) -> Attributes) {
    let startedEventID = activity.isStarted ? postStarted(activity) : 0
    post(type, closing(startedEventID))
    forget(activity)
    requestWorkflowTask()
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
