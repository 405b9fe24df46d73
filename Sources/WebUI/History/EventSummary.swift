import TemporalAPI

/// What an event says, in one line. Empty where its name says it all.
enum EventSummary {
  static func text(_ event: HistoryEvent) -> String {
    guard let attributes = event.attributes else { return "" }
    let text = parts.lazy.compactMap { $0(attributes) }.first ?? ""
    guard event.hasUserMetadata, let summary = PayloadLine.plain(event.userMetadata.summary) else { return text }
    return text.isEmpty ? summary : summary + " · " + text
  }

  /// Each knows the events of one kind, and answers nil to others.
  private static let parts: [@Sendable (HistoryEvent.OneOf_Attributes) -> String?] = [
    ofWorkflow, ofWorkflowTask, ofActivity, ofTimer, ofChild, ofMessage, ofNexus, ofExternal, ofProperties,
  ]

  /// `charge("a", 3)`.
  static func call(_ name: String, _ input: Payloads) -> String {
    name + "(" + PayloadLine.text(input) + ")"
  }

  /// The parts that say something, with commas between them.
  static func join(_ parts: String?...) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The text behind a word; nil where there is none.
  static func say(_ word: String, _ text: String) -> String? {
    text.isEmpty ? nil : word + " " + text
  }

  @Sendable private static func ofWorkflow(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .workflowExecutionStartedEventAttributes(let a):
      join(call(a.workflowType.name, a.input), say("on", a.taskQueue.name), a.attempt > 1 ? "attempt \(a.attempt)" : nil)
    case .workflowExecutionCompletedEventAttributes(let a): PayloadLine.text(a.result, limit: 140)
    case .workflowExecutionFailedEventAttributes(let a):
      join(FailureView.line(a.failure), a.newExecutionRunID.isEmpty ? nil : "retried by a new run")
    case .workflowExecutionTimedOutEventAttributes(let a): join(a.retryState.words)
    case .workflowExecutionCanceledEventAttributes(let a): PayloadLine.text(a.details)
    case .workflowExecutionTerminatedEventAttributes(let a): join(a.reason, say("by", a.identity))
    case .workflowExecutionContinuedAsNewEventAttributes(let a):
      join(call(a.workflowType.name, a.input), say("as run", a.newExecutionRunID))
    case .workflowExecutionCancelRequestedEventAttributes(let a):
      join(a.cause, say("by", a.identity), say("from", a.externalWorkflowExecution.workflowID))
    case .workflowExecutionPausedEventAttributes(let a): join(a.reason, say("by", a.identity))
    case .workflowExecutionUnpausedEventAttributes(let a): join(a.reason, say("by", a.identity))
    case .workflowExecutionTimeSkippingTransitionedEventAttributes(let a): join(TimeView(a.targetTime).map { "to " + $0.text })
    default: nil
    }
  }

  @Sendable private static func ofWorkflowTask(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .workflowTaskScheduledEventAttributes(let a):
      join(
        say("on", a.taskQueue.normalName.isEmpty ? a.taskQueue.name : a.taskQueue.normalName), a.attempt > 1 ? "attempt \(a.attempt)" : nil)
    case .workflowTaskStartedEventAttributes(let a): join(say("by", a.identity))
    case .workflowTaskCompletedEventAttributes(let a):
      join(say("by", a.identity), say("build", a.deploymentVersion.buildID), say(a.sdkMetadata.sdkName, a.sdkMetadata.sdkVersion))
    case .workflowTaskTimedOutEventAttributes(let a): a.timeoutType.words
    case .workflowTaskFailedEventAttributes(let a):
      join(FailureView.line(a.failure), a.newRunID.isEmpty ? nil : "continued by run \(a.newRunID)")
    default: nil
    }
  }

  @Sendable private static func ofActivity(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .activityTaskScheduledEventAttributes(let a): join(call(a.activityType.name, a.input), say("on", a.taskQueue.name))
    case .activityTaskStartedEventAttributes(let a):
      join(
        say("by", a.identity), a.attempt > 1 ? "attempt \(a.attempt)" : nil,
        a.hasLastFailure ? "after " + FailureView.line(a.lastFailure) : nil)
    case .activityTaskCompletedEventAttributes(let a): PayloadLine.text(a.result, limit: 140)
    case .activityTaskFailedEventAttributes(let a): join(FailureView.line(a.failure), a.retryState.words)
    case .activityTaskTimedOutEventAttributes(let a): join(FailureView.line(a.failure), a.retryState.words)
    case .activityTaskCancelRequestedEventAttributes(let a): "of event \(a.scheduledEventID)"
    case .activityTaskCanceledEventAttributes(let a): PayloadLine.text(a.details)
    case .activityPropertiesModifiedExternallyEventAttributes(let a): "of event \(a.scheduledEventID)"
    default: nil
    }
  }

  @Sendable private static func ofTimer(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .timerStartedEventAttributes(let a): join("timer \(a.timerID)", DurationText.text(a.startToFireTimeout).map { "for " + $0 })
    case .timerFiredEventAttributes(let a): "timer \(a.timerID)"
    case .timerCanceledEventAttributes(let a): "timer \(a.timerID)"
    default: nil
    }
  }

  @Sendable private static func ofChild(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .startChildWorkflowExecutionInitiatedEventAttributes(let a):
      join(call(a.workflowType.name, a.input), say("as", a.workflowID), say("on", a.taskQueue.name))
    case .startChildWorkflowExecutionFailedEventAttributes(let a):
      join(a.workflowType.name, a.workflowID, words(a.cause))
    case .childWorkflowExecutionStartedEventAttributes(let a): join(a.workflowType.name, a.workflowExecution.workflowID)
    case .childWorkflowExecutionCompletedEventAttributes(let a):
      join(a.workflowExecution.workflowID, PayloadLine.text(a.result))
    case .childWorkflowExecutionFailedEventAttributes(let a): join(a.workflowExecution.workflowID, FailureView.line(a.failure))
    case .childWorkflowExecutionCanceledEventAttributes(let a): a.workflowExecution.workflowID
    case .childWorkflowExecutionTimedOutEventAttributes(let a): a.workflowExecution.workflowID
    case .childWorkflowExecutionTerminatedEventAttributes(let a): a.workflowExecution.workflowID
    default: nil
    }
  }

  private static func words(_ cause: StartChildWorkflowExecutionFailedCause) -> String {
    switch cause {
    case .workflowAlreadyExists: "the workflow ID is in use"
    case .namespaceNotFound: "the namespace is not there"
    case .invalidVersioningOverride: "the versioning override is not valid"
    default: ""
    }
  }
}
