import HistoryRecords
public import Model
import TemporalAPI

extension Turn {
  /// Ends an activity without a workflow as its attempt, or the lack of one, says.
  mutating func closeStandalone(_ activity: ActivityRecord, _ end: ActivityEnd) {
    var last = activity
    var outcome = ActivityExecutionOutcome()
    let status: WorkflowExecutionStatus
    if activity.isStarted { last.lastWorkerIdentity = activity.startedIdentity }
    switch end {
    case .completed(let result, let identity):
      status = .completed
      outcome.result = result ?? Payloads()
      last.lastWorkerIdentity = identity
      last.lastAttemptCompleteTime = now.nanoseconds
    case .failed(let failure, let state, let identity):
      status = .failed
      outcome.failure = failure
      outcome.retryState = state
      last.lastFailure = failure.kept(within: rules.maximumActivityFailureBytes)
      last.lastWorkerIdentity = identity
      last.lastAttemptCompleteTime = now.nanoseconds
    case .timedOut(let failure, let state):
      status = .timedOut
      outcome.failure = failure
      outcome.retryState = state
      // It was the attempt that ran out of time, not the activity as a whole.
      if [.startToClose, .heartbeat].contains(failure.timeoutFailureInfo.timeoutType) {
        last.lastFailure = failure
        last.lastAttemptCompleteTime = now.nanoseconds
      }
    case .canceled(let details, _):
      status = .canceled
      outcome.failure = .canceled(details, identity: state.standaloneEnd.cancelIdentity)
    }
    endStandalone(last, as: status, outcome)
  }

  /// Closes an activity without a workflow at once, whatever it is doing.
  ///
  /// The same request again changes nothing. Throws FAILED_PRECONDITION on a closed activity.
  public mutating func terminateStandalone(reason: String, identity: String, requestID: String) throws(ServiceError) {
    guard let activity = state.activities[Self.standaloneReference] else { throw activityNotFound }
    guard state.isOpen else {
      let earlier = state.standaloneEnd.terminateRequestID
      guard state.record.status == .terminated else { throw invalidTransition }
      if !requestID.isEmpty && requestID == earlier { return }
      throw ServiceError(.failedPrecondition, "already terminated with request ID \(earlier)")
    }
    var last = activity
    if activity.isStarted { last.lastWorkerIdentity = activity.startedIdentity }
    state.standaloneEnd.terminateRequestID = requestID
    var outcome = ActivityExecutionOutcome()
    outcome.failure.message = reason
    outcome.failure.terminatedFailureInfo.identity = identity
    endStandalone(last, as: .terminated, outcome)
  }

  /// Asks an activity without a workflow to stop: one that waits ends at once, one that runs learns of it with its next heartbeat.
  ///
  /// The same request again changes nothing. Throws FAILED_PRECONDITION on a closed activity, and for a second request.
  public mutating func requestCancelStandalone(reason: String, identity: String, requestID: String) throws(ServiceError) {
    guard var activity = state.activities[Self.standaloneReference] else { throw activityNotFound }
    if !requestID.isEmpty && requestID == state.record.cancelRequestID { return }
    guard state.isOpen else {
      throw ServiceError(.failedPrecondition, "activity is in terminal state \(state.standaloneStateName)")
    }
    guard !activity.cancelRequested else {
      throw ServiceError(.failedPrecondition, "cancellation already requested with request ID \(state.record.cancelRequestID)")
    }
    activity.cancelRequested = true
    state.record.cancelRequestID = requestID
    state.record.cancelRequested = true
    state.standaloneEnd.cancelReason = reason
    state.standaloneEnd.cancelIdentity = identity
    dirty.standaloneEnd = true
    if activity.isStarted {
      announceCancellation(of: activity)
    } else {
      closeStandalone(activity, .canceled(.json(reason), identity: identity))
    }
  }

  private mutating func endStandalone(_ activity: ActivityRecord, as status: WorkflowExecutionStatus, _ outcome: ActivityExecutionOutcome) {
    var last = activity
    last.startedTime = 0
    last.clearPause()
    update(last)
    state.standaloneEnd.outcome = outcome
    dirty.standaloneEnd = true
    end(as: status)
  }
}

extension Failure {
  fileprivate static func canceled(_ details: Payloads?, identity: String) -> Failure {
    var failure = Failure()
    failure.message = "Activity canceled"
    if let details { failure.canceledFailureInfo.details = details }
    failure.canceledFailureInfo.identity = identity
    return failure
  }
}
