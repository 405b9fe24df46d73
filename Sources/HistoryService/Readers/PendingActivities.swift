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
    info.state = pendingState
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
    if !isStarted, !hasPause, attemptScheduledTime > now.nanoseconds {
      info.nextAttemptScheduleTime = WallTime(nanoseconds: attemptScheduledTime).timestamp
      if lastAttemptCompleteTime != 0 {
        info.currentRetryInterval = Duration.nanoseconds(attemptScheduledTime - lastAttemptCompleteTime).proto
      }
    }
    if hasPriority { info.priority = priority }
    if hasPause {
      info.paused = true
      info.pauseInfo.pauseTime = WallTime(nanoseconds: pause.time).timestamp
      info.pauseInfo.manual.identity = pause.identity
      info.pauseInfo.manual.reason = pause.reason
    }
    info.activityOptions = shownOptions
    return info
  }

  /// What the activity is doing, as descriptions say it.
  var pendingState: PendingActivityState {
    // After a reset no worker has it, but the workflow has asked all the same.
    if cancelRequested { return .cancelRequested }
    guard startedTime != 0 else { return hasPause ? .paused : .scheduled }
    return hasPause ? .pauseRequested : .started
  }

  /// The options in the form that the original gives them in a description.
  private var shownOptions: ActivityOptions {
    var options = options
    options.taskQueue.kind = .unspecified
    options.taskQueue.normalName = taskQueue
    options.retryPolicy.nonRetryableErrorTypes = []
    options.clearPriority()
    return options
  }
}
