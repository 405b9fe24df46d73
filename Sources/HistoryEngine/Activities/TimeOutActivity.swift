public import HistoryRecords
import Model
public import TemporalAPI

/// An activity that ran out of one of its times, as it was before.
public struct TimedOutActivity: Sendable {
  public var activity: ActivityRecord
  public var type: TimeoutType
  /// Whether it is tried again.
  public var isRetried: Bool
}

extension Turn {
  /// An activity ran out of one of its times. What can be retried is; the rest ends as timed out.
  mutating func timeOut(_ activity: ActivityRecord, _ type: TimeoutType) {
    var isRetried = false
    var failure = Failure.timeout("activity \(type.sentenceName) timeout", type)
    if activity.standalone { failure.source = "" }
    switch type {
    case .scheduleToStart:
      end(activity, timedOut: failure, .timeout)
    case .scheduleToClose:
      end(activity, timedOut: activity.standalone ? failure : .outOfTime, .timeout)
    default:
      switch retryDecision(activity, failure) {
      case .retry(let delay):
        isRetried = true
        retry(activity, after: delay, failure: failure, answered: false)
      case .stop(.timeout) where !activity.standalone: end(activity, timedOut: .outOfTime, .timeout)
      case .stop(let state): end(activity, timedOut: failure, state)
      }
    }
    timedOutActivities.append(TimedOutActivity(activity: activity, type: type, isRetried: isRetried))
  }

  private mutating func end(_ activity: ActivityRecord, timedOut failure: Failure, _ state: RetryState) {
    var failure = failure
    if activity.hasLastFailure { failure.cause = activity.lastFailure }
    if activity.hasHeartbeatDetails { failure.timeoutFailureInfo.lastHeartbeatDetails = activity.heartbeatDetails }
    closeActivity(activity, .timedOut(failure, state))
  }
}

extension Failure {
  fileprivate static func timeout(_ message: String, _ type: TimeoutType) -> Failure {
    var failure = Failure()
    failure.message = message
    failure.source = "Server"
    failure.timeoutFailureInfo.timeoutType = type
    return failure
  }

  /// The whole time is over, or too little of it is left for another attempt.
  fileprivate static var outOfTime: Failure {
    .timeout("Not enough time to schedule next retry before activity ScheduleToClose timeout, giving up retrying", .scheduleToClose)
  }
}

extension TimeoutType {
  /// The type as sentences spell it, e.g. `StartToClose`.
  var sentenceName: String {
    let text = String(describing: self)
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
