public import HistoryRecords
public import Model

/// An activity attempt that a worker just got. Its input and header are in the event `record.scheduledEventID`.
public struct ActivityStart: Sendable {
  public var record: ActivityRecord
  public var startedTime: WallTime
}

extension Turn {
  /// Gives an attempt to a worker. Durable before the worker sees it, so that an attempt is never given out twice.
  ///
  /// `controlQueue` is where the worker takes commands while the attempt runs; empty: nowhere.
  ///
  /// Throws NOT_FOUND when the task is stale: closed, started already, retried, or out of time. A repeated `requestID` gets the same answer.
  public mutating func startActivity(
    scheduledEventID: Int64, stamp: Int64, identity: String, requestID: String, controlQueue: String = ""
  ) throws(ServiceError) -> ActivityStart {
    try requireOpen()
    guard let activity = state.activities[scheduledEventID], activity.stamp == stamp else { throw .activityNotFound }
    if activity.isStarted {
      guard !requestID.isEmpty, activity.startRequestID == requestID else { throw .activityNotFound }
      return ActivityStart(record: activity, startedTime: WallTime(nanoseconds: activity.startedTime))
    }
    if let deadline = activity.scheduleToStartDeadline, deadline <= now { throw .activityNotFound }
    // In no queue as long as the run is paused; unpausing puts it into one again.
    guard !state.isPaused else { throw .activityNotFound }
    remove(.activityTask, reference: scheduledEventID)
    return start(activity, identity: identity, requestID: requestID, controlQueue: controlQueue)
  }

  /// Starts the activities that the completing worker reserved slots for. One that was cancelled in the same completion is left out.
  mutating func startEagerly(_ ids: [Int64], identity: String, requestID: String, controlQueue: String) -> [ActivityStart] {
    ids.compactMap { id in
      guard let activity = state.activities[id], !activity.cancelRequested else { return nil }
      return start(activity, identity: identity, requestID: requestID, controlQueue: controlQueue)
    }
  }

  private mutating func start(
    _ activity: ActivityRecord, identity: String, requestID: String, controlQueue: String
  ) -> ActivityStart {
    var activity = activity
    activity.startedTime = now.nanoseconds
    if activity.standalone { activity.lastStartedTime = now.nanoseconds }
    activity.startRequestID = requestID
    activity.startedIdentity = identity
    activity.controlQueue = controlQueue
    // Descriptions of an activity without a workflow go on showing it; deadlines count from the later of start and heartbeat.
    if !activity.standalone { activity.lastHeartbeatTime = 0 }
    update(activity)
    wakeUp(by: activity.nextDeadline)
    return ActivityStart(record: activity, startedTime: now)
  }

  mutating func update(_ activity: ActivityRecord) {
    if activity.standalone { state.record.activityPaused = activity.hasPause && !activity.isStarted }
    state.set(activity)
    dirty.activities.insert(activity.scheduledEventID)
    isDurable = true
  }
}

extension ServiceError {
  static var activityNotFound: ServiceError {
    .notFound("invalid activityID or activity already timed out or invoking workflow is completed")
  }
}
