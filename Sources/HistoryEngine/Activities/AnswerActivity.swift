import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension Turn {
  /// The activity is done. An oversized result fails it instead: the worker's call succeeds, the workflow sees why.
  public mutating func completeActivity(_ reference: ActivityReference, result: Payloads?, identity: String) throws(ServiceError) {
    if case .id = reference { try requireCompletable() }
    var activity = try pendingActivity(reference, mayBeWaiting: true)
    if let result, result.wireBytes > rules.maximumPayloadBytes {
      return failOversized(activity, "Complete result exceeds size limit.", identity: identity)
    }
    if !activity.isStarted {
      // Somebody who knows its id was faster than any worker: the history needs a start all the same.
      remove(.activityTask, reference: activity.scheduledEventID)
      activity.startedTime = now.nanoseconds
      if activity.standalone { activity.lastStartedTime = now.nanoseconds }
      activity.startedIdentity = identity
    }
    closeActivity(activity, .completed(result, identity: identity))
  }

  /// The attempt failed: it is tried again as its policy says, or the activity has failed.
  ///
  /// Answers what of the worker's answer was too large to be kept.
  @discardableResult
  public mutating func failActivity(
    _ reference: ActivityReference, _ request: RespondActivityTaskFailedRequest
  ) throws(ServiceError) -> [Failure] {
    var activity = try pendingActivity(reference)
    var oversized: [Failure] = []
    if request.hasLastHeartbeatDetails {
      if request.lastHeartbeatDetails.wireBytes > rules.maximumPayloadBytes {
        oversized.append(.nonRetryable("Heartbeat details exceed size limit."))
      } else {
        activity.heartbeatDetails = request.lastHeartbeatDetails
        activity.lastHeartbeatTime = now.nanoseconds
      }
    }
    var failure = request.failure
    if failure.wireBytes > rules.maximumPayloadBytes {
      failure = .oversized(failure.truncated(to: rules.warnedPayloadBytes))
      oversized.append(failure)
    }
    end(activity, with: failure, identity: request.identity)
    return oversized
  }

  /// The worker stopped the activity because it was asked to. Throws INVALID_ARGUMENT when nobody asked.
  public mutating func cancelActivity(_ reference: ActivityReference, details: Payloads?, identity: String) throws(ServiceError) {
    let activity = try pendingActivity(reference)
    if let details, details.wireBytes > rules.maximumPayloadBytes {
      return failOversized(activity, "Cancel details exceed size limit.", identity: identity)
    }
    guard activity.cancelRequested else {
      throw .invalidArgument("unable to mark activity as canceled without activity being request canceled first")
    }
    closeActivity(activity, .canceled(details, identity: identity))
  }

  /// Retries a failed attempt, or ends the activity with its failure.
  private mutating func end(_ activity: ActivityRecord, with failure: Failure, identity: String) {
    switch retryDecision(activity, failure) {
    case .retry(let delay): retry(activity, after: delay, failure: failure, answered: true)
    case .stop(let state): closeActivity(activity, .failed(failure, state, identity: identity))
    }
  }

  mutating func failOversized(_ activity: ActivityRecord, _ message: String, identity: String) {
    end(activity, with: .nonRetryable(message), identity: identity)
  }
}

extension Failure {
  /// A failure of the server's own that no policy retries.
  fileprivate static func nonRetryable(_ message: String) -> Failure {
    var failure = Failure()
    failure.message = message
    failure.serverFailureInfo.nonRetryable = true
    return failure
  }
}
