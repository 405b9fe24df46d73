import Model
public import TemporalAPI

/// Whether and when a failed attempt is tried again.
enum RetryDecision: Equatable {
  case retry(after: Duration)
  case stop(RetryState)
}

extension RetryPolicy {
  /// The policy an activity has when its command names none: one second, doubling, without end.
  static var standard: RetryPolicy { RetryPolicy().completed }

  /// The policy with the defaults filled in.
  public var completed: RetryPolicy {
    var policy = self
    if Duration(policy.initialInterval) <= .zero { policy.initialInterval = Duration.seconds(1).proto }
    if policy.backoffCoefficient == 0 { policy.backoffCoefficient = 2 }
    if Duration(policy.maximumInterval) <= .zero { policy.maximumInterval = (Duration(policy.initialInterval) * 100).proto }
    return policy
  }

  /// Decides about the attempt after `attempt` (1-based), which failed with `failure` at `now`.
  ///
  /// `capsRequestedDelay`: a delay that the worker asks for is held to the policy's maximum too, as that of workflows is, but not of activities.
  func decide(
    attempt: Int32, failure: Failure, now: WallTime, expiration: WallTime?, capsRequestedDelay: Bool = false
  ) -> RetryDecision {
    guard failure.isRetryable(nonRetryable: nonRetryableErrorTypes) else { return .stop(.nonRetryableFailure) }
    if maximumAttempts > 0 && attempt >= maximumAttempts { return .stop(.maximumAttemptsReached) }
    let requested = failure.nextRetryDelay.map { capsRequestedDelay ? min($0, Duration(maximumInterval)) : $0 }
    let interval = requested ?? interval(after: attempt)
    if let expiration, now + interval > expiration { return .stop(.timeout) }
    return .retry(after: interval)
  }

  /// How long the attempt after `attempt` (1-based) waits.
  func interval(after attempt: Int32) -> Duration {
    let maximum = Duration(maximumInterval)
    var interval = Duration(initialInterval)
    let factor = max(1, backoffCoefficient)
    for _ in 1..<max(1, min(attempt, 64)) {
      interval = .nanoseconds(Int64(min(Double(interval.wholeNanoseconds) * factor, 9e18)))
      if maximum > .zero && interval >= maximum { return maximum }
    }
    return maximum > .zero ? min(interval, maximum) : interval
  }
}

extension Failure {
  /// The delay a worker asked for, which overrides the policy and may exceed its maximum.
  fileprivate var nextRetryDelay: Duration? {
    guard case .applicationFailureInfo(let info) = failureInfo, info.hasNextRetryDelay else { return nil }
    return Duration(info.nextRetryDelay)
  }

  func isRetryable(nonRetryable types: [String]) -> Bool {
    switch failureInfo {
    case .canceledFailureInfo, .terminatedFailureInfo: false
    case .timeoutFailureInfo(let info):
      switch info.timeoutType {
      case .startToClose: !types.contains("TemporalTimeout:StartToClose")
      case .heartbeat: !types.contains("TemporalTimeout:Heartbeat")
      default: false
      }
    case .serverFailureInfo(let info): !info.nonRetryable
    case .applicationFailureInfo(let info): !info.nonRetryable && !types.contains(info.type)
    default: true
    }
  }
}
