import HistoryRecords
public import Model

/// Who holds activities back, and why.
public struct ActivityPause: Sendable {
  public var identity: String
  public var reason: String
  public var requestID: String

  public init(identity: String, reason: String, requestID: String) {
    self.identity = identity
    self.reason = reason
    self.requestID = requestID
  }
}

/// How paused activities are released.
public struct ActivityUnpause: Sendable {
  public var resetsAttempts: Bool
  public var resetsHeartbeat: Bool
  public var jitter: Jitter
  public var requestID: String

  public init(resetsAttempts: Bool = false, resetsHeartbeat: Bool = false, jitter: Jitter = .none, requestID: String = "") {
    self.resetsAttempts = resetsAttempts
    self.resetsHeartbeat = resetsHeartbeat
    self.jitter = jitter
    self.requestID = requestID
  }
}

extension Turn {
  /// Holds activities back: a waiting attempt leaves its queue, a running one goes on and is told. While it is paused an activity does not
  /// time out.
  ///
  /// Throws NOT_FOUND when there is none that is meant, FAILED_PRECONDITION when the one that is named by id is paused by another request.
  public mutating func pauseActivities(_ selection: ActivitySelection, _ pause: ActivityPause) throws(ServiceError) {
    try requireOpen(for: .pause)
    for var activity in try state.activities(selection) {
      guard !activity.hasPause else {
        let isRepeated = !pause.requestID.isEmpty && activity.pause.requestID == pause.requestID
        if case .id = selection, !isRepeated { throw alreadyPaused(activity) }
        continue
      }
      activity.pause.time = now.nanoseconds
      activity.pause.identity = pause.identity
      activity.pause.reason = pause.reason
      activity.pause.requestID = pause.requestID
      if !activity.isStarted { activity.stamp += 1 }
      settle(activity)
    }
  }

  /// Releases paused activities; others are left as they are. A waiting attempt is due after its jitter, and its times begin anew but for
  /// schedule-to-close.
  ///
  /// Throws NOT_FOUND when there is none that is meant.
  public mutating func unpauseActivities(_ selection: ActivitySelection, _ unpause: ActivityUnpause) throws(ServiceError) {
    try requireOpen(for: .unpause)
    for var activity in try state.activities(selection) {
      guard activity.hasPause else {
        try requireUnpausable(activity, unpause)
        continue
      }
      activity.clearPause()
      activity.unpauseRequestID = unpause.requestID
      if unpause.resetsAttempts { activity.attempt = 1 }
      if unpause.resetsHeartbeat { activity.forgetHeartbeat() }
      if !activity.isStarted { activity.reschedule(at: now + unpause.jitter.delay(of: activity.scheduledEventID)) }
      settle(activity)
    }
  }
}
