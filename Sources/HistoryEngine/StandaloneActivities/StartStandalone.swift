import HistoryRecords
public import Model
public import TemporalAPI

/// What makes a new activity without a workflow.
public struct StandaloneStart: Sendable {
  public var key: ExecutionKey
  public var request: StartActivityExecutionRequest

  public init(key: ExecutionKey, request: StartActivityExecutionRequest) {
    self.key = key
    self.request = request
  }
}

extension Turn {
  /// The event id that the one activity of a run without a workflow goes by; there is no such event.
  public static let standaloneReference: Int64 = 1

  /// Begins an activity without a workflow: a run without a history whose one activity is what a workflow's activities are.
  ///
  /// Throws INVALID_ARGUMENT for timeouts that make no sense.
  public static func startStandalone(_ start: StandaloneStart, now: WallTime, rules: Rules) throws(ServiceError) -> Turn {
    let request = start.request
    let delay = min(Duration(request.startDelay), rules.maximumDuration)
    var activity = ActivityRecord()
    activity.standalone = true
    activity.scheduledEventID = standaloneReference
    activity.activityID = start.key.workflowID
    activity.activityType = request.activityType.name
    // The delay is not part of any timeout.
    activity.scheduledTime = (now + delay).nanoseconds
    activity.attemptScheduledTime = activity.scheduledTime
    activity.attempt = 1
    activity.options = try request.options(of: activity)

    var turn = Turn(new: MutableState(key: start.key, record: ExecutionRecord(start, now: now, delay: delay)), now: now, rules: rules)
    turn.keepStart(request, options: activity.options, delay: delay)
    turn.settle(activity)
    return turn
  }

  private mutating func keepStart(_ request: StartActivityExecutionRequest, options: ActivityOptions, delay: Duration) {
    var kept = StandaloneActivityRecord()
    if request.hasInput { kept.input = request.input }
    if request.hasHeader { kept.header = request.header }
    kept.links = request.links
    kept.originalOptions = options
    kept.startDelay = delay.wholeNanoseconds
    state.standalone = kept
    dirty.standalone = true
    if request.hasSearchAttributes { state.details.searchAttributes = request.searchAttributes }
    if request.hasUserMetadata { state.details.userMetadata = request.userMetadata }
    dirty.details = request.hasSearchAttributes || request.hasUserMetadata
  }

  /// Adds what another start that found this activity brings along, as its options say. A request that did so before adds nothing.
  public mutating func attachToStandalone(_ request: StartActivityExecutionRequest) {
    if request.onConflictOptions.attachRequestID {
      guard state.requests[request.requestID] == nil else { return }
      attach(request.requestID)
    }
    guard request.onConflictOptions.attachLinks, !request.links.isEmpty else { return }
    state.standalone?.links += request.links
    dirty.standalone = true
    isDurable = true
  }

  /// Moves the first attempt, which is still held back. Throws FAILED_PRECONDITION once it is not. An activity of a workflow has no delay.
  mutating func delayStandalone(_ activity: inout ActivityRecord, by delay: Duration) throws(ServiceError) {
    guard activity.standalone else { return }
    guard delay >= .zero else { throw .invalidArgument("invalid StartDelay: negative duration") }
    guard activity.attempt == 1, !activity.isStarted, activity.attemptScheduledTime > now.nanoseconds else {
      throw ServiceError(.failedPrecondition, "cannot update start_delay: the first activity attempt has already been dispatched")
    }
    let due = WallTime(nanoseconds: state.record.startTime) + min(delay, rules.maximumDuration)
    activity.scheduledTime = due.nanoseconds
    activity.attemptScheduledTime = due.nanoseconds
    state.record.executionTime = due.nanoseconds
    state.standalone?.startDelay = delay.wholeNanoseconds
    dirty.standalone = true
  }
}

extension StartActivityExecutionRequest {
  /// The options that the activity starts with: what the request leaves out follows from what it says.
  fileprivate func options(of activity: ActivityRecord) throws(ServiceError) -> ActivityOptions {
    var options = ActivityOptions()
    options.taskQueue = .normal(taskQueue.name)
    options.scheduleToCloseTimeout = scheduleToCloseTimeout
    options.scheduleToStartTimeout = scheduleToStartTimeout
    options.startToCloseTimeout = startToCloseTimeout
    options.heartbeatTimeout = heartbeatTimeout
    options.take(try ActivityTimeouts(options, of: activity, runTimeout: .zero))
    options.retryPolicy = hasRetryPolicy ? retryPolicy.completed : .standard
    if hasPriority { options.priority = priority }
    return options
  }
}

extension ExecutionRecord {
  fileprivate init(_ start: StandaloneStart, now: WallTime, delay: Duration) {
    self.init()
    workflowType = start.request.activityType.name
    taskQueue = start.request.taskQueue.name
    status = .running
    firstRunID = start.key.runID.description
    originalRunID = firstRunID
    attempt = 1
    startRequestID = start.request.requestID
    startTime = now.nanoseconds
    executionTime = (now + delay).nanoseconds
    nextEventID = 1
  }
}
