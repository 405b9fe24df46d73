public import HistoryRecords
public import Model
public import TemporalAPI

/// What becomes of activities' options.
public enum ActivityOptionsChange: Sendable {
  /// The named ones are taken from `options`.
  case set([ActivityOptionPath], from: ActivityOptions)
  /// All of them are again what the activity was scheduled with.
  case restore
}

extension Turn {
  /// Changes options of activities and answers those of the last one. They count at once: for a running attempt its timeouts, for a waiting
  /// one its queue and, in its backoff, when it is due.
  ///
  /// Throws NOT_FOUND when there is no activity that is meant, INVALID_ARGUMENT for options that make no sense; then nothing has changed.
  public mutating func updateActivityOptions(
    _ selection: ActivitySelection, _ change: ActivityOptionsChange, originals: OriginalOptions
  ) throws(ServiceError) -> ActivityOptions {
    try requireOpen(for: .updateOptions)
    var answer = ActivityOptions()
    for var activity in try state.activities(selection) {
      switch change {
      case .restore:
        guard var options = originals[activity.scheduledEventID] else { continue }
        activity.options = options
        if !activity.standalone { options.taskQueue.kind = .unspecified }
        answer = options
      case .set(let paths, let source):
        activity.options = try changed(activity, paths, source)
        answer = activity.options
        // As in descriptions, error types are shown to nobody who did not name them.
        if !paths.contains(.retryPolicy) && !activity.standalone { answer.retryPolicy.nonRetryableErrorTypes = [] }
        if paths.contains(.startDelay), source.hasStartDelay {
          answer.startDelay = source.startDelay
          try delayStandalone(&activity, by: Duration(source.startDelay))
        }
      }
      if activity.standalone { state.record.taskQueue = activity.taskQueue }
      if !activity.isStarted { activity.reschedule(at: activity.changedDueTime) }
      settle(activity)
    }
    return answer
  }

  private func changed(
    _ activity: ActivityRecord, _ paths: [ActivityOptionPath], _ source: ActivityOptions
  ) throws(ServiceError) -> ActivityOptions {
    var options = activity.options
    for path in paths {
      if let problem = path.missing(from: source) { throw .invalidArgument(problem) }
      path.copy(from: source, to: &options)
    }
    if let problem = options.taskQueue.problem ?? options.retryPolicy.problem { throw .invalidArgument(problem) }
    options.take(try ActivityTimeouts(options, of: activity, runTimeout: .nanoseconds(state.record.runTimeout)))
    return options
  }
}

extension ActivityRecord {
  /// When the waiting attempt is due now that the options have changed: in a backoff, as the retry policy says now.
  fileprivate var changedDueTime: WallTime {
    guard attempt > 1, lastAttemptCompleteTime > 0 else { return WallTime(nanoseconds: attemptScheduledTime) }
    return WallTime(nanoseconds: lastAttemptCompleteTime) + retryPolicy.interval(after: attempt - 1)
  }

  /// What can be changed of the activity while it is pending.
  public var options: ActivityOptions {
    get {
      var options = ActivityOptions()
      options.taskQueue = .normal(taskQueue)
      options.scheduleToCloseTimeout = Duration.nanoseconds(scheduleToCloseTimeout).proto
      options.scheduleToStartTimeout = Duration.nanoseconds(scheduleToStartTimeout).proto
      options.startToCloseTimeout = Duration.nanoseconds(startToCloseTimeout).proto
      options.heartbeatTimeout = Duration.nanoseconds(heartbeatTimeout).proto
      options.retryPolicy = retryPolicy
      if hasPriority { options.priority = priority }
      return options
    }
    set {
      taskQueue = newValue.taskQueue.name
      scheduleToCloseTimeout = Duration(newValue.scheduleToCloseTimeout).wholeNanoseconds
      scheduleToStartTimeout = Duration(newValue.scheduleToStartTimeout).wholeNanoseconds
      startToCloseTimeout = Duration(newValue.startToCloseTimeout).wholeNanoseconds
      heartbeatTimeout = Duration(newValue.heartbeatTimeout).wholeNanoseconds
      retryPolicy = newValue.retryPolicy
      if newValue.hasPriority { priority = newValue.priority } else { clearPriority() }
    }
  }
}

extension ActivityOptions {
  mutating func take(_ timeouts: ActivityTimeouts) {
    scheduleToCloseTimeout = timeouts.scheduleToClose.proto
    scheduleToStartTimeout = timeouts.scheduleToStart.proto
    startToCloseTimeout = timeouts.startToClose.proto
    heartbeatTimeout = timeouts.heartbeat.proto
  }

  /// The options that an activity was scheduled with.
  public init(_ attributes: ActivityTaskScheduledEventAttributes) {
    self.init()
    taskQueue = attributes.taskQueue
    scheduleToCloseTimeout = attributes.scheduleToCloseTimeout
    scheduleToStartTimeout = attributes.scheduleToStartTimeout
    startToCloseTimeout = attributes.startToCloseTimeout
    heartbeatTimeout = attributes.heartbeatTimeout
    retryPolicy = attributes.retryPolicy
    if attributes.hasPriority { priority = attributes.priority }
  }
}
