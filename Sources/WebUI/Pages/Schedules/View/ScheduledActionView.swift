import TemporalAPI

/// What a schedule starts.
struct ScheduledActionView: Sendable {
  let facts: [Fact]
  let input: [PayloadView]
  let memo: [NamedPayload]
  let searchAttributes: [NamedPayload]

  init(_ action: WorkflowNewWorkflowExecutionInfo, visit: Visit) {
    let queue = action.taskQueue.name
    let retries = action.retryPolicy
    facts = Fact.list(
      Fact("Workflow type", action.workflowType.name), Fact("Workflow ID", action.workflowID),
      Fact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      Fact("Execution timeout", DurationText.text(action.workflowExecutionTimeout)),
      Fact("Run timeout", DurationText.text(action.workflowRunTimeout)),
      Fact("Task timeout", DurationText.text(action.workflowTaskTimeout)),
      Fact("Retries", action.hasRetryPolicy ? Self.words(retries) : nil))
    input = PayloadView.all(action.input)
    memo = NamedPayload.all(action.memo.fields)
    searchAttributes = NamedPayload.all(action.searchAttributes.indexedFields)
  }

  private static func words(_ policy: RetryPolicy) -> String { RetryText.words(policy) }
}

/// A retry policy in a sentence.
enum RetryText {
  static func words(_ policy: RetryPolicy) -> String {
    var text = "first after \(DurationText.text(policy.initialInterval) ?? "1 s"), then ×\(policy.backoffCoefficient.plain)"
    if let most = DurationText.text(policy.maximumInterval) { text += ", at most \(most)" }
    text += policy.maximumAttempts > 0 ? "; \(policy.maximumAttempts) attempts" : "; without end"
    if !policy.nonRetryableErrorTypes.isEmpty { text += "; not for \(policy.nonRetryableErrorTypes.joined(separator: ", "))" }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension BinaryFloatingPoint {
  /// Without a fraction where it has none, else with two digits of it at most.
  var plain: String {
    let hundredths = (Double(self) * 100).rounded()
    guard abs(hundredths) < 1e15 else { return "\(self)" }
    let whole = Int(hundredths)
    let (units, rest) = (abs(whole) / 100, abs(whole) % 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (whole < 0 ? "-" : "") + "\(units)" + fraction
  }
}
