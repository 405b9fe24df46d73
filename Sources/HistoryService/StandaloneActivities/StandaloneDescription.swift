import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension CachedRun {
  /// The activity without a workflow as a description shows it, with what the request asks for beside.
  func description(for request: DescribeActivityExecutionRequest, now: WallTime) -> DescribeActivityExecutionResponse {
    var response = DescribeActivityExecutionResponse()
    response.runID = state.key.runID.description
    if let activity = state.activities[Turn.standaloneReference], let start = state.standalone {
      response.info = information(activity, start, now: now)
      if !request.includeHeartbeatDetails { response.info.clearHeartbeatDetails() }
      if !request.includeLastFailure { response.info.clearLastFailure() }
      if request.includeInput && start.hasInput { response.input = start.input }
    }
    if request.includeOutcome && !state.isOpen { response.outcome = state.standaloneEnd.outcome }
    var token = ActivityWaitToken()
    token.runID = Data(state.key.runID.bytes)
    token.transitionCount = state.record.transitionCount
    response.longPollToken = TaskTokens.encode(token)
    return response
  }

  private func information(_ activity: ActivityRecord, _ start: StandaloneActivityRecord, now: WallTime) -> ActivityExecutionInfo {
    let record = state.record
    var info = ActivityExecutionInfo()
    info.activityID = activity.activityID
    info.runID = state.key.runID.description
    info.activityType.name = activity.activityType
    info.status = record.activityStatus
    info.take(activity)
    if state.isOpen { info.take(waiting: activity, now: now) }
    info.scheduleTime = WallTime(nanoseconds: record.startTime).timestamp
    info.executionTime = WallTime(nanoseconds: record.executionTime).timestamp
    if record.closeTime > 0 {
      info.closeTime = WallTime(nanoseconds: record.closeTime).timestamp
      info.executionDuration = record.activityDuration
    }
    info.canceledReason = state.standaloneEnd.cancelReason
    info.stateTransitionCount = record.transitionCount
    info.stateSizeBytes = Int64(storedBytes)
    info.searchAttributes = state.details.searchAttributes
    if state.details.hasUserMetadata { info.userMetadata = state.details.userMetadata }
    if start.hasHeader { info.header = start.header }
    info.links = start.links
    if start.startDelay > 0 { info.startDelay = Duration.nanoseconds(start.startDelay).proto }
    return info
  }
}

extension ActivityExecutionInfo {
  /// What the activity's record says, whether it runs or is over.
  fileprivate mutating func take(_ activity: ActivityRecord) {
    taskQueue = activity.taskQueue
    let options = activity.options
    scheduleToCloseTimeout = options.scheduleToCloseTimeout
    scheduleToStartTimeout = options.scheduleToStartTimeout
    startToCloseTimeout = options.startToCloseTimeout
    heartbeatTimeout = options.heartbeatTimeout
    retryPolicy = options.retryPolicy
    if options.hasPriority { priority = options.priority }
    attempt = activity.attempt
    totalHeartbeatCount = activity.heartbeatCount
    if activity.hasHeartbeatDetails { heartbeatDetails = activity.heartbeatDetails }
    if activity.hasLastFailure { lastFailure = activity.lastFailure }
    lastWorkerIdentity = activity.startedTime != 0 ? activity.startedIdentity : activity.lastWorkerIdentity
    func stamp(_ nanoseconds: Int64) -> Google_Protobuf_Timestamp { WallTime(nanoseconds: nanoseconds).timestamp }
    if activity.lastHeartbeatTime != 0 { lastHeartbeatTime = stamp(activity.lastHeartbeatTime) }
    if activity.lastStartedTime != 0 { lastStartedTime = stamp(activity.lastStartedTime) }
    if activity.lastAttemptCompleteTime != 0 { lastAttemptCompleteTime = stamp(activity.lastAttemptCompleteTime) }
    if activity.scheduleToCloseTimeout > 0 { expirationTime = stamp(activity.scheduledTime + activity.scheduleToCloseTimeout) }
  }

  /// What is to be said of an open activity only.
  fileprivate mutating func take(waiting activity: ActivityRecord, now: WallTime) {
    runState = activity.pendingState
    guard activity.startedTime == 0, !activity.hasPause, activity.attemptScheduledTime > now.nanoseconds else { return }
    nextAttemptScheduleTime = WallTime(nanoseconds: activity.attemptScheduledTime).timestamp
    if activity.attempt > 1, activity.lastAttemptCompleteTime != 0 {
      currentRetryInterval = Duration.nanoseconds(activity.attemptScheduledTime - activity.lastAttemptCompleteTime).proto
    }
  }
}

extension ExecutionRecord {
  /// The status of an activity without a workflow.
  var activityStatus: ActivityExecutionStatus {
    switch status {
    case .running: activityPaused ? .paused : .running
    case .completed: .completed
    case .failed: .failed
    case .canceled: .canceled
    case .terminated: .terminated
    case .timedOut: .timedOut
    default: .unspecified
    }
  }

  /// How long the activity took, once it is closed.
  var activityDuration: Google_Protobuf_Duration {
    (WallTime(nanoseconds: closeTime) - WallTime(nanoseconds: min(executionTime, closeTime))).proto
  }
}
