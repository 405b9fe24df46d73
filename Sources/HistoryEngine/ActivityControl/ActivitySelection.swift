public import HistoryRecords
public import Model

/// Which of a run's pending activities an operator means.
public enum ActivitySelection: Sendable {
  case id(String)
  case type(String)
  case all
}

extension MutableState {
  /// The pending activities that are meant, in the order in which they were scheduled. Throws NOT_FOUND when there is none of that id or type.
  public func activities(_ selection: ActivitySelection) throws(ServiceError) -> [ActivityRecord] {
    let found: [ActivityRecord] =
      switch selection {
      case .id(let id): activityIDs[id].flatMap { activities[$0] }.map { [$0] } ?? []
      case .type(let type): activities.values.filter { $0.activityType == type }
      case .all: Array(activities.values)
      }
    if case .all = selection {} else if found.isEmpty { throw .noPendingActivity }
    return found.sorted { $0.scheduledEventID < $1.scheduledEventID }
  }
}

extension Turn {
  /// Stores an activity whose attempt may wait now, or wait otherwise than before: it goes into its queue, or leaves it while it is paused.
  mutating func settle(_ activity: ActivityRecord) {
    update(activity)
    if !activity.isStarted {
      if activity.hasPause {
        remove(.activityTask, reference: activity.scheduledEventID)
      } else {
        queueActivity(activity, due: WallTime(nanoseconds: activity.attemptScheduledTime))
      }
    }
    wakeUp(by: activity.nextDeadline)
  }
}

extension ActivityRecord {
  /// Gives the waiting attempt another time. Tasks that were handed out for it are stale from now on.
  mutating func reschedule(at due: WallTime) {
    stamp += 1
    attemptScheduledTime = due.nanoseconds
    if !standalone { clearLastFailure() }
  }

  mutating func forgetHeartbeat() {
    clearHeartbeatDetails()
    lastHeartbeatTime = 0
    dropsHeartbeatDetails = false
  }
}

extension ServiceError {
  fileprivate static var noPendingActivity: ServiceError {
    .notFound("Can't find pending activity with such ID. Invalid activityID or activity already completed")
  }
}
