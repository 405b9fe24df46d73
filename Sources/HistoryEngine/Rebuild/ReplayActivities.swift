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
    state.set(activity)
  }

  mutating func startActivity(_ event: HistoryEvent, _ attributes: ActivityTaskStartedEventAttributes) {
    guard var activity = state.activities[attributes.scheduledEventID] else { return }
    activity.startedTime = WallTime(event.eventTime).nanoseconds
    activity.startRequestID = attributes.requestID
    activity.startedIdentity = attributes.identity
    activity.attempt = attributes.attempt
    if attributes.hasLastFailure { activity.lastFailure = attributes.lastFailure }
    state.set(activity)
  }

  mutating func requestCancel(_ event: HistoryEvent, _ attributes: ActivityTaskCancelRequestedEventAttributes) {
    guard var activity = state.activities[attributes.scheduledEventID] else { return }
    activity.cancelRequested = true
    activity.cancelRequestedEventID = event.eventID
    state.set(activity)
  }

  mutating func forgetActivity(_ id: Int64) {
    if let activity = state.activities[id] { state.remove(activity) }
  }
}
