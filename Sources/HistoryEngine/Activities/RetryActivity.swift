import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  func retryDecision(_ activity: ActivityRecord, _ failure: Failure) -> RetryDecision {
    guard !activity.cancelRequested else { return .stop(.cancelRequested) }
    if activity.hasPause || activity.beginsAnew {
      // Held back or beginning anew, it does not wait for an interval, and it is tried once more even if this was the last attempt.
      let types = activity.retryPolicy.nonRetryableErrorTypes
      return failure.isRetryable(nonRetryable: types) ? .retry(after: .zero) : .stop(.nonRetryableFailure)
    }
    return activity.retryPolicy.decide(
      attempt: activity.attempt, failure: failure, now: now, expiration: activity.scheduleToCloseDeadline)
  }

  /// Puts the next attempt into its queue after `delay`. The history learns nothing of it: only the last attempt is written.
  ///
  /// `answered`: a worker said that the attempt failed, rather than none saying anything.
  mutating func retry(_ activity: ActivityRecord, after delay: Duration, failure: Failure, answered: Bool) {
    var next = activity
    next.attempt = activity.beginsAnew ? 1 : activity.attempt + 1
    next.stamp += 1
    next.startedTime = 0
    next.startRequestID = ""
    next.startedIdentity = ""
    next.lastFailure = failure.kept(within: rules.maximumActivityFailureBytes)
    next.lastWorkerIdentity = activity.startedIdentity
    next.lastAttemptCompleteTime = answered || activity.standalone ? now.nanoseconds : 0
    next.attemptScheduledTime = (now + delay).nanoseconds
    next.reset = false
    if next.dropsHeartbeatDetails { next.forgetHeartbeat() }
    settle(next)
  }
}

extension ActivityRecord {
  /// Whether the attempt after this one is the first again. A workflow's activity counts from one as soon as it is reset instead.
  fileprivate var beginsAnew: Bool { standalone && reset }
}

extension Failure {
  /// The failure as it is kept between attempts: a large one is replaced by a short one that says so, with what fits as its cause.
  func kept(within limit: Int) -> Failure {
    wireBytes > limit ? .oversized(truncated(to: limit)) : self
  }

  static func oversized(_ cut: Failure) -> Failure {
    var failure = Failure()
    failure.message = "Failure exceeds size limit."
    failure.serverFailureInfo.nonRetryable = true
    failure.cause = cut
    return failure
  }

  /// The failure cut to about `limit` bytes on the wire: the message goes first, then as much of the stack trace as fits; causes are dropped.
  func truncated(to limit: Int) -> Failure {
    guard wireBytes > limit else { return self }
    var short = Failure()
    short.source = source
    short.message = message
    switch failureInfo {
    case .applicationFailureInfo(let info):
      short.applicationFailureInfo.type = info.type
      short.applicationFailureInfo.nonRetryable = info.nonRetryable
    case .serverFailureInfo, .timeoutFailureInfo: short.failureInfo = failureInfo
    default: break
    }
    // Two texts, each with a tag and a length of up to three bytes, share what the rest leaves.
    short.message = ""
    var room = max(0, limit - short.wireBytes - 6)
    short.message = message.cut(to: room)
    room = max(0, room - short.message.utf8.count - 4)
    short.stackTrace = stackTrace.cut(to: room)
    return short
  }
}

extension String {
  /// The text's beginning, at most so many bytes of UTF-8, never cut within a character.
  fileprivate func cut(to bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var end = utf8.index(startIndex, offsetBy: bytes)
    while end > startIndex, Index(end, within: self) == nil { utf8.formIndex(before: &end) }
    return String(self[..<end])
  }
}
