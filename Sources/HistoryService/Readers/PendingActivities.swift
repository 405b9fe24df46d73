import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension ActivityRecord {
  /// The activity as a description shows it.
  func pending(now: WallTime) -> WorkflowPendingActivityInfo {
    var info = WorkflowPendingActivityInfo()
    let isStarted = startedTime != 0
    info.activityID = activityID
    info.activityType.name = activityType
    info.state = !isStarted ? .scheduled : cancelRequested ? .cancelRequested : .started
    if hasHeartbeatDetails { info.heartbeatDetails = heartbeatDetails }
    if lastHeartbeatTime != 0 { info.lastHeartbeatTime = WallTime(nanoseconds: lastHeartbeatTime).timestamp }
    if isStarted { info.lastStartedTime = WallTime(nanoseconds: startedTime).timestamp }
    info.attempt = attempt
    info.maximumAttempts = retryPolicy.maximumAttempts
    info.scheduledTime = WallTime(nanoseconds: scheduledTime).timestamp
    if scheduleToCloseTimeout > 0 {
      info.expirationTime = (WallTime(nanoseconds: scheduledTime) + .nanoseconds(scheduleToCloseTimeout)).timestamp
    }
    if hasLastFailure { info.lastFailure = lastFailure }
    info.lastWorkerIdentity = isStarted ? startedIdentity : lastWorkerIdentity
    if lastAttemptCompleteTime != 0 { info.lastAttemptCompleteTime = WallTime(nanoseconds: lastAttemptCompleteTime).timestamp }
    if !isStarted, attemptScheduledTime > now.nanoseconds {
      info.nextAttemptScheduleTime = WallTime(nanoseconds: attemptScheduledTime).timestamp
      info.currentRetryInterval = Duration.nanoseconds(attemptScheduledTime - lastAttemptCompleteTime).proto
    }
    if hasPriority { info.priority = priority }
    info.activityOptions = options
    return info
  }

  private var options: ActivityOptions {
    var options = ActivityOptions()
    options.taskQueue.name = taskQueue
    options.taskQueue.normalName = taskQueue
    options.scheduleToCloseTimeout = Duration.nanoseconds(scheduleToCloseTimeout).proto
    options.scheduleToStartTimeout = Duration.nanoseconds(scheduleToStartTimeout).proto
    options.startToCloseTimeout = Duration.nanoseconds(startToCloseTimeout).proto
    options.heartbeatTimeout = Duration.nanoseconds(heartbeatTimeout).proto
    options.retryPolicy = retryPolicy
    return options
  }
}
