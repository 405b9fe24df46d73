import HistoryRecords
import Model
import TemporalAPI

/// The four timeouts of an activity: those not given follow from those that are, and none exceeds the run's. Zero: none.
struct ActivityTimeouts {
  var scheduleToClose: Duration
  var scheduleToStart: Duration
  var startToClose: Duration
  var heartbeat: Duration

  init(_ command: ScheduleActivityTaskCommandAttributes, runTimeout: Duration) throws(CommandFailure) {
    scheduleToClose = Duration(command.scheduleToCloseTimeout)
    scheduleToStart = Duration(command.scheduleToStartTimeout)
    startToClose = Duration(command.startToCloseTimeout)
    heartbeat = Duration(command.heartbeatTimeout)
    do throws(ServiceError) {
      try derive(activityID: command.activityID, activityType: command.activityType.name, runTimeout: runTimeout)
    } catch {
      throw CommandFailure(.badScheduleActivityAttributes, error.message)
    }
  }

  init(_ options: ActivityOptions, of activity: ActivityRecord, runTimeout: Duration) throws(ServiceError) {
    scheduleToClose = Duration(options.scheduleToCloseTimeout)
    scheduleToStart = Duration(options.scheduleToStartTimeout)
    startToClose = Duration(options.startToCloseTimeout)
    heartbeat = Duration(options.heartbeatTimeout)
    try derive(activityID: activity.activityID, activityType: activity.activityType, runTimeout: runTimeout)
  }

  private mutating func derive(activityID: String, activityType: String, runTimeout: Duration) throws(ServiceError) {
    for (name, value) in [
      ("ScheduleToCloseTimeout", scheduleToClose), ("ScheduleToStartTimeout", scheduleToStart), ("StartToCloseTimeout", startToClose),
      ("HeartbeatTimeout", heartbeat),
    ] where value < .zero {
      throw .invalidArgument("invalid \(name): negative duration")
    }
    if scheduleToClose > .zero {
      scheduleToStart = scheduleToStart > .zero ? min(scheduleToStart, scheduleToClose) : scheduleToClose
      startToClose = startToClose > .zero ? min(startToClose, scheduleToClose) : scheduleToClose
    } else if startToClose > .zero {
      scheduleToClose = runTimeout
      if scheduleToStart == .zero { scheduleToStart = runTimeout }
    } else {
      throw .invalidArgument(
        "a valid StartToCloseTimeout or ScheduleToCloseTimeout must be set on the activity. "
          + "ActivityId=\(activityID) ActivityType=\(activityType)")
    }
    if runTimeout > .zero {
      scheduleToClose = min(scheduleToClose, runTimeout)
      scheduleToStart = min(scheduleToStart, runTimeout)
      startToClose = min(startToClose, runTimeout)
    }
    heartbeat = min(heartbeat, startToClose)
  }
}

/// A time at which an activity runs out of time.
struct ActivityDeadline {
  var time: WallTime
  var type: TimeoutType
}

extension ActivityRecord {
  var isStarted: Bool { startedTime != 0 }

  var scheduleToStartDeadline: WallTime? {
    guard !isStarted, !hasPause, scheduleToStartTimeout > 0 else { return nil }
    return WallTime(nanoseconds: attemptScheduledTime) + .nanoseconds(scheduleToStartTimeout)
  }

  /// When the activity as a whole, retries included, is out of time.
  var scheduleToCloseDeadline: WallTime? {
    guard scheduleToCloseTimeout > 0 else { return nil }
    return WallTime(nanoseconds: scheduledTime) + .nanoseconds(scheduleToCloseTimeout)
  }

  /// The deadlines that count now. Of two at the same moment the first one here wins, as in the original.
  ///
  /// A workflow's activity has none while it is paused; one without a workflow only does without schedule-to-start.
  var deadlines: [ActivityDeadline] {
    guard !hasPause || standalone else { return [] }
    var deadlines: [ActivityDeadline] = []
    func add(_ time: WallTime?, _ type: TimeoutType) {
      if let time { deadlines.append(ActivityDeadline(time: time, type: type)) }
    }
    add(scheduleToStartDeadline, .scheduleToStart)
    add(scheduleToCloseDeadline, .scheduleToClose)
    if isStarted {
      let started = WallTime(nanoseconds: startedTime)
      if startToCloseTimeout > 0 { add(started + .nanoseconds(startToCloseTimeout), .startToClose) }
      if heartbeatTimeout > 0 { add(max(started, WallTime(nanoseconds: lastHeartbeatTime)) + .nanoseconds(heartbeatTimeout), .heartbeat) }
    }
    return deadlines
  }

  var nextDeadline: WallTime? { deadlines.map(\.time).min() }
}
