import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func schedule(_ event: HistoryEvent, _ attributes: ActivityTaskScheduledEventAttributes) {
    var activity = ActivityRecord()
    activity.scheduledEventID = event.eventID
    activity.activityID = attributes.activityID
    activity.activityType = attributes.activityType.name
    activity.scheduledTime = WallTime(event.eventTime).nanoseconds
    activity.attemptScheduledTime = activity.scheduledTime
    activity.attempt = 1
    activity.options = ActivityOptions(attributes)
    state.activities[event.eventID] = activity
    state.activityIDs[activity.activityID] = event.eventID
  }

  mutating func startActivity(_ event: HistoryEvent, _ attributes: ActivityTaskStartedEventAttributes) {
    guard var activity = state.activities[attributes.scheduledEventID] else { return }
    activity.startedTime = WallTime(event.eventTime).nanoseconds
    activity.startRequestID = attributes.requestID
    activity.startedIdentity = attributes.identity
    activity.attempt = attributes.attempt
    if attributes.hasLastFailure { activity.lastFailure = attributes.lastFailure }
    state.activities[attributes.scheduledEventID] = activity
  }

  mutating func requestCancel(_ event: HistoryEvent, _ attributes: ActivityTaskCancelRequestedEventAttributes) {
    state.activities[attributes.scheduledEventID]?.cancelRequested = true
    state.activities[attributes.scheduledEventID]?.cancelRequestedEventID = event.eventID
  }

  mutating func forgetActivity(_ id: Int64) {
    guard let activity = state.activities.removeValue(forKey: id) else { return }
    // A command may have used the activity's id again while its end was still in the buffer.
    if state.activityIDs[activity.activityID] == id { state.activityIDs[activity.activityID] = nil }
  }
}
