import TemporalAPI

/// What went into a run and what came out.
struct RunEnds: Sendable {
  let input: [PayloadView]
  /// What the end is: a result, a failure; nil while there is none.
  let endLabel: String?
  let result: [PayloadView]
  let failure: FailureView?
  /// Said where that says it all.
  let endText: String?
  /// Whether it ended without a word.
  let hasNothing: Bool
  let sdk: String?

  init(beginning: some Sequence<HistoryEvent>, last: HistoryEvent?) {
    var input: [PayloadView] = []
    var sdk: String?
    for event in beginning {
      if case .workflowExecutionStartedEventAttributes(let started)? = event.attributes { input = PayloadView.all(started.input) }
      if case .workflowTaskCompletedEventAttributes(let done)? = event.attributes, sdk == nil, !done.sdkMetadata.sdkName.isEmpty {
        sdk = "\(done.sdkMetadata.sdkName) \(done.sdkMetadata.sdkVersion)"
      }
    }
    self.input = input
    self.sdk = sdk
    var (label, result, failure, text): (String?, [PayloadView], FailureView?, String?) = (nil, [], nil, nil)
    switch last?.attributes {
    case .workflowExecutionCompletedEventAttributes(let a): (label, result) = ("Result", PayloadView.all(a.result))
    case .workflowExecutionFailedEventAttributes(let a): (label, failure) = ("Failure", FailureView(a.failure))
    case .workflowExecutionCanceledEventAttributes(let a):
      (label, result, text) = ("Canceled", PayloadView.all(a.details), "The workflow ended as canceled.")
    case .workflowExecutionTerminatedEventAttributes(let a):
      (label, result, text) = ("Terminated", PayloadView.all(a.details), last.map { EventSummary.text($0) })
    case .workflowExecutionTimedOutEventAttributes: (label, text) = ("Timed out", "The run took longer than it may.")
    case .workflowExecutionContinuedAsNewEventAttributes(let a): (label, result) = ("Continued as new with", PayloadView.all(a.input))
    default: break
    }
    (endLabel, self.result, self.failure, endText) = (label, result, failure, text)
    hasNothing = result.isEmpty && failure == nil && text == nil
  }
}
