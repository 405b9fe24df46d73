import HistoryRecords
public import Model
public import TemporalAPI

/// How activities begin anew.
public struct ActivityReset: Sendable {
  public var resetsHeartbeat: Bool
  public var keepsPaused: Bool
  public var restoresOptions: Bool
  public var jitter: Jitter

  public init(resetsHeartbeat: Bool = false, keepsPaused: Bool = false, restoresOptions: Bool = false, jitter: Jitter = .none) {
    self.resetsHeartbeat = resetsHeartbeat
    self.keepsPaused = keepsPaused
    self.restoresOptions = restoresOptions
    self.jitter = jitter
  }
}

/// The options that activities were scheduled with, by their scheduled event ids.
public typealias OriginalOptions = [Int64: ActivityOptions]

extension Turn {
  /// Begins activities anew with attempt 1. A waiting attempt is due after its jitter, unless the activity stays paused. A running one goes on
  /// and is told with its next heartbeat; its answers count, and if it fails it was the first attempt.
  ///
  /// `originals` must hold the options of each activity that is meant if they are to be restored. Throws NOT_FOUND when there is none that
  /// is meant.
  public mutating func resetActivities(
    _ selection: ActivitySelection, _ reset: ActivityReset, originals: OriginalOptions
  ) throws(ServiceError) {
    try requireOpen(for: .reset)
    for var activity in try state.activities(selection) {
      if reset.restoresOptions, let options = originals[activity.scheduledEventID] { activity.options = options }
      if !activity.standalone || !activity.isStarted { activity.attempt = 1 }
      if !reset.keepsPaused { activity.clearPause() }
      if activity.isStarted {
        activity.reset = true
        activity.dropsHeartbeatDetails = reset.resetsHeartbeat
      } else {
        if reset.resetsHeartbeat { activity.forgetHeartbeat() }
        if !activity.hasPause { activity.reschedule(at: now + reset.jitter.delay(of: activity.scheduledEventID)) }
      }
      settle(activity)
    }
  }
}
