import TemporalAPI

extension HistoryEvent {
  /// Whether the event ends an activity, and so goes behind all others when the buffer is written.
  var closesActivity: Bool { closedActivity != nil }

  /// The scheduled event id of the activity that this event ends.
  var closedActivity: Int64? {
    switch attributes {
    case .activityTaskCompletedEventAttributes(let it): it.scheduledEventID
    case .activityTaskFailedEventAttributes(let it): it.scheduledEventID
    case .activityTaskTimedOutEventAttributes(let it): it.scheduledEventID
    case .activityTaskCanceledEventAttributes(let it): it.scheduledEventID
    default: nil
    }
  }

  /// Points an activity's closing event at its started event, whose id is only known once both leave the buffer.
  mutating func setStartedEventID(_ id: Int64) {
    switch attributes {
    case .activityTaskCompletedEventAttributes: activityTaskCompletedEventAttributes.startedEventID = id
    case .activityTaskFailedEventAttributes: activityTaskFailedEventAttributes.startedEventID = id
    case .activityTaskTimedOutEventAttributes: activityTaskTimedOutEventAttributes.startedEventID = id
    case .activityTaskCanceledEventAttributes: activityTaskCanceledEventAttributes.startedEventID = id
    default: break
    }
  }
}
