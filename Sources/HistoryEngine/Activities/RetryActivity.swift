import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  func retryDecision(_ activity: ActivityRecord, _ failure: Failure) -> RetryDecision {
    guard !activity.cancelRequested else { return .stop(.cancelRequested) }
    return activity.retryPolicy.decide(
      attempt: activity.attempt, failure: failure, now: now, expiration: activity.scheduleToCloseDeadline)
  }

  /// Puts the next attempt into its queue after `delay`. The history learns nothing of it: only the last attempt is written.
  mutating func retry(_ activity: ActivityRecord, after delay: Duration, failure: Failure, identity: String) {
    var next = activity
    next.attempt += 1
    next.stamp += 1
    next.startedTime = 0
    next.startRequestID = ""
    next.startedIdentity = ""
    next.lastFailure = failure.kept(within: rules.maximumActivityFailureBytes)
    next.lastWorkerIdentity = activity.startedIdentity
    next.lastAttemptCompleteTime = now.nanoseconds
    next.attemptScheduledTime = (now + delay).nanoseconds
    update(next)
    queueActivity(next, due: now + delay)
    wakeUp(by: next.nextDeadline)
  }
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

  /// The failure cut to about `limit` bytes on the wire: the message is shortened, and what does not fit beside it is dropped.
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
    let overhead = short.wireBytes - short.message.utf8.count
    short.message = String(decoding: message.utf8.prefix(max(0, limit - overhead - 2)), as: UTF8.self)
    return short
  }
}
