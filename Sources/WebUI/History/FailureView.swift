import TemporalAPI

/// A failure and what caused it, as pages show it.
struct FailureView: Sendable {
  /// What kind of failure it is, in words.
  let kind: String
  /// The type that the code gave it.
  let type: String?
  let message: String?
  /// What else is known: whether it is retried, of which activity or workflow it speaks.
  let notes: [String]
  let stack: String?
  let details: [PayloadView]
  /// Message and stack trace where they are encoded, for a codec server.
  let encoded: PayloadView?
  /// None or one.
  let cause: [FailureView]

  init(_ failure: Failure) {
    let told = FailureWords(failure)
    kind = told.kind
    type = told.type.isEmpty ? nil : told.type
    message = failure.message.isEmpty ? nil : failure.message
    notes = told.notes
    stack = failure.stackTrace.isEmpty ? nil : failure.stackTrace
    details = PayloadView.all(told.details)
    encoded = failure.hasEncodedAttributes ? PayloadView(failure.encodedAttributes) : nil
    cause = failure.hasCause ? [FailureView(failure.cause)] : []
  }

  /// The failure in one line: its type and message, and those of its first cause where it only wraps it.
  static func line(_ failure: Failure, limit: Int = 140) -> String {
    switch failure.failureInfo {
    case .activityFailureInfo, .childWorkflowExecutionFailureInfo, .nexusOperationExecutionFailureInfo:
      if failure.hasCause { return line(failure.cause, limit: limit) }
    default: break
    }
    let type = FailureWords(failure).type
    let text = type.isEmpty || failure.message.hasPrefix(type) ? failure.message : type + ": " + failure.message
    return PayloadLine.cut(text, limit)
  }
}

/// What the variants of a failure say, in one form.
private struct FailureWords {
  var kind = "Failure"
  var type = ""
  var notes: [String] = []
  var details = Payloads()

  init(_ failure: Failure) {
    switch failure.failureInfo {
    case .applicationFailureInfo(let info):
      (kind, type, details) = ("Application failure", info.type, info.details)
      if info.nonRetryable { notes.append("Not retryable") }
      if let delay = DurationText.text(info.nextRetryDelay) { notes.append("Next retry after \(delay)") }
      if info.category == .benign { notes.append("Benign") }
    case .timeoutFailureInfo(let info):
      (kind, details) = ("Timeout", info.lastHeartbeatDetails)
      notes.append(info.timeoutType.words)
    case .canceledFailureInfo(let info): (kind, details) = ("Canceled", info.details)
    case .terminatedFailureInfo: kind = "Terminated"
    case .serverFailureInfo(let info):
      kind = "Server failure"
      if info.nonRetryable { notes.append("Not retryable") }
    case .resetWorkflowFailureInfo(let info): (kind, details) = ("Reset", info.lastHeartbeatDetails)
    case .activityFailureInfo(let info):
      kind = "Activity failure"
      notes = [info.activityType.name, info.retryState.words, info.identity].filter { !$0.isEmpty }
    case .childWorkflowExecutionFailureInfo(let info):
      kind = "Child workflow failure"
      notes = [info.workflowType.name, info.workflowExecution.workflowID, info.retryState.words].filter { !$0.isEmpty }
    case .nexusOperationExecutionFailureInfo(let info):
      kind = "Nexus operation failure"
      notes = ["\(info.endpoint): \(info.service).\(info.operation)"]
    case .nexusHandlerFailureInfo(let info): (kind, type) = ("Nexus handler failure", info.type)
    case nil: break
    }
  }
}

extension TimeoutType {
  var words: String {
    switch self {
    case .startToClose: "start to close"
    case .scheduleToStart: "schedule to start"
    case .scheduleToClose: "schedule to close"
    case .heartbeat: "heartbeat"
    default: ""
    }
  }
}

extension RetryState {
  var words: String {
    switch self {
    case .inProgress: "will be retried"
    case .nonRetryableFailure: "not retryable"
    case .timeout: "out of time for retries"
    case .maximumAttemptsReached: "all attempts used"
    case .retryPolicyNotSet: "no retry policy"
    case .internalServerError: "server error"
    case .cancelRequested: "cancellation requested"
    default: ""
    }
  }
}
