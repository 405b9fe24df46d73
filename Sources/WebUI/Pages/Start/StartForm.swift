import JSONText
import TemporalAPI

/// What stands in the form that starts a workflow: kept as it was typed, so that a form with a mistake in it comes back whole.
struct StartForm: Sendable, Hashable {
  /// The single values by their names in the form.
  var values: [String: String] = [:]
  var inputs: [ArgumentInput] = []
  var attributes: [AttributeValue] = []

  /// A search attribute and the value typed for it.
  struct AttributeValue: Sendable, Hashable {
    var name: String
    var text: String
  }

  init() {}

  /// A value without space at its ends; nil where nothing was typed.
  subscript(name: String) -> String? {
    guard let value = values[name]?.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// Reads what was sent. Inputs come as `encoding`, `message-type` and `input` one after the other, search attributes as `attribute` and `value`.
  init(_ form: Fields) {
    var input = ArgumentInput(text: "")
    var attribute = ""
    for (name, value) in form.pairs {
      switch name {
      case "encoding": input.encoding = ArgumentInput.Encoding(rawValue: value) ?? .json
      case "message-type": input.messageType = value.trimmed
      case "input":
        input.text = value
        inputs.append(input)
        input = ArgumentInput(text: "")
      case "attribute": attribute = value.trimmed
      case "value": attributes.append(AttributeValue(name: attribute, text: value))
      default: values[name] = value
      }
    }
  }

  /// The inputs that are meant: empty ones at the end are rows nobody filled.
  var givenInputs: [ArgumentInput] {
    let last = inputs.lastIndex { !$0.text.trimmed.isEmpty || $0.encoding == .null }
    return Array(inputs.prefix(last.map { $0 + 1 } ?? 0))
  }
}

extension StartForm {
  /// The form of a workflow that was started before.
  init(_ event: HistoryEvent) {
    let started = event.workflowExecutionStartedEventAttributes
    inputs = started.input.payloads.map { ArgumentInput($0) }
    attributes = started.searchAttributes.indexedFields.sorted { $0.key < $1.key }.map {
      AttributeValue(name: $0.key, text: Self.plain($0.value))
    }
    values = [
      "id": started.workflowID, "queue": started.taskQueue.name, "type": started.workflowType.name,
      "execution-timeout": DurationInput.text(started.workflowExecutionTimeout),
      "run-timeout": DurationInput.text(started.workflowRunTimeout),
      "task-timeout": DurationInput.text(started.workflowTaskTimeout), "cron": started.cronSchedule,
    ]
    if !started.memo.fields.isEmpty { values["memo"] = PayloadInput.text(started.memo.fields) }
    if event.userMetadata.hasSummary { values["summary"] = Self.plain(event.userMetadata.summary) }
    if event.userMetadata.hasDetails { values["details"] = Self.plain(event.userMetadata.details) }
    if started.hasRetryPolicy { fill(started.retryPolicy) }
    if started.hasPriority { fill(started.priority) }
  }

  private mutating func fill(_ policy: RetryPolicy) {
    values["retry-interval"] = DurationInput.text(policy.initialInterval)
    values["retry-coefficient"] = policy.backoffCoefficient == 0 ? "" : "\(policy.backoffCoefficient)"
    values["retry-maximum"] = DurationInput.text(policy.maximumInterval)
    values["retry-attempts"] = "\(policy.maximumAttempts)"
    values["retry-errors"] = policy.nonRetryableErrorTypes.joined(separator: "\n")
  }

  private mutating func fill(_ priority: Priority) {
    if priority.priorityKey != 0 { values["priority"] = "\(priority.priorityKey)" }
    values["fairness-key"] = priority.fairnessKey
    if priority.fairnessWeight != 0 { values["fairness-weight"] = "\(priority.fairnessWeight)" }
  }

  /// A text without its quotes, a list without its brackets.
  private static func plain(_ payload: Payload) -> String {
    switch PayloadView(payload).json {
    case .string(let text): text
    case .array(let values): values.compactMap(\.text).joined(separator: ", ")
    case .null: ""
    default: PayloadView(payload).text
    }
  }
}
