import JSONText
import SwiftProtobuf
import TemporalAPI

/// Makes the request that a form means, and says beside which field something is wrong.
struct StartRequest {
  private(set) var request = StartWorkflowExecutionRequest()
  /// By the field's name.
  private(set) var problems: FormErrors = [:]

  private let form: StartForm
  private let attributes: AttributeTypes

  init(_ form: StartForm, namespace: String, attributes: AttributeTypes) {
    self.form = form
    self.attributes = attributes
    request.namespace = namespace
    request.identity = UIIdentity.name
    // Sent twice, the form starts one workflow.
    request.requestID = form["request"] ?? ""
    fillNames()
    fillInputs()
    fillTimes()
    fillPolicies()
    fillRetryPolicy()
    fillMemo()
    fillSearchAttributes()
    fillWords()
    fillPriority()
  }

  private mutating func fillNames() {
    request.workflowID = form["id"] ?? ""
    request.taskQueue.name = form["queue"] ?? ""
    request.workflowType.name = form["type"] ?? ""
    if form["id"] == nil { problems["id"] = "A workflow needs an ID." }
    if form["queue"] == nil { problems["queue"] = "Say on which task queue its workers listen." }
    if form["type"] == nil { problems["type"] = "Say which workflow to run." }
  }

  private mutating func fillInputs() {
    for (index, input) in form.givenInputs.enumerated() {
      do throws(ArgumentInputError) {
        request.input.payloads.append(try input.payload())
      } catch {
        problems["input-\(index)"] = error.sentence
      }
    }
  }

  private mutating func fillTimes() {
    if let length = length("execution-timeout") { request.workflowExecutionTimeout = length }
    if let length = length("run-timeout") { request.workflowRunTimeout = length }
    if let length = length("task-timeout") { request.workflowTaskTimeout = length }
    if let length = length("start-delay") { request.workflowStartDelay = length }
    request.cronSchedule = form["cron"] ?? ""
  }

  private mutating func fillPolicies() {
    request.workflowIDReusePolicy = StartPolicies.reuse.first { $0.value == form["reuse"] }?.policy ?? .unspecified
    request.workflowIDConflictPolicy = StartPolicies.conflict.first { $0.value == form["conflict"] }?.policy ?? .unspecified
  }

  private mutating func fillRetryPolicy() {
    var policy = RetryPolicy()
    if let length = length("retry-interval") { policy.initialInterval = length }
    if let length = length("retry-maximum") { policy.maximumInterval = length }
    if let number = number("retry-coefficient", "a number of 1 or more", { Double($0).flatMap { $0.isFinite ? $0 : nil } }) {
      policy.backoffCoefficient = number
    }
    if let number = number("retry-attempts", "a whole number; 0 means without end", { Int32($0) }) { policy.maximumAttempts = number }
    let types = (form["retry-errors"] ?? "").split(whereSeparator: { $0 == "\n" || $0 == "," }).map { String($0).trimmed }
    policy.nonRetryableErrorTypes = types.filter { !$0.isEmpty }
    // Whoever wants retries says one thing about them; zero attempts are without end, and count.
    if policy != RetryPolicy() || form["retry-attempts"] != nil { request.retryPolicy = policy }
  }

  private mutating func fillMemo() {
    guard let text = form["memo"] else { return }
    do throws(JSONError) {
      guard let members = try PayloadInput.map(text) else {
        problems["memo"] = "This must be a JSON object: its members are the fields of the memo."
        return
      }
      request.memo.fields = members
    } catch {
      problems["memo"] = ArgumentInputError(error).sentence
    }
  }

  private mutating func fillSearchAttributes() {
    for (index, given) in form.attributes.enumerated() where !given.text.trimmed.isEmpty {
      guard !given.name.isEmpty else {
        problems["attribute-\(index)"] = "Choose the search attribute that this is the value of."
        continue
      }
      // One that the namespace does not know goes as a text: the server says what it thinks of it.
      let type = attributes.types[given.name] ?? .keyword
      guard let payload = AttributeInput.payload(given.text, type) else {
        problems["attribute-\(index)"] = "\(given.name) is \(AttributeInput.wanted(type))."
        continue
      }
      request.searchAttributes.indexedFields[given.name] = payload
    }
  }

  private mutating func fillWords() {
    if let summary = form["summary"] { request.userMetadata.summary = Payload(json: .string(summary)) }
    if let details = form["details"] { request.userMetadata.details = Payload(json: .string(details)) }
  }

  private mutating func fillPriority() {
    var priority = Priority()
    if let number = number("priority", "a whole number; 1 goes first", { Int32($0) }) { priority.priorityKey = number }
    priority.fairnessKey = form["fairness-key"] ?? ""
    if let number = number("fairness-weight", "a number such as 1.5", { Float($0).flatMap { $0.isFinite ? $0 : nil } }) {
      priority.fairnessWeight = number
    }
    if priority != Priority() { request.priority = priority }
  }

  private mutating func length(_ name: String) -> Google_Protobuf_Duration? {
    guard let text = form[name] else { return nil }
    guard let duration = DurationInput.duration(text) else {
      problems[name] = "This is no length of time. Write it like 30s, 5m, 1h30m or 2d."
      return nil
    }
    return duration
  }

  private mutating func number<Number>(_ name: String, _ wanted: String, _ read: (String) -> Number?) -> Number? {
    guard let text = form[name] else { return nil }
    guard let number = read(text) else {
      problems[name] = "This must be \(wanted)."
      return nil
    }
    return number
  }
}

/// The policies that the form offers, in its words.
enum StartPolicies {
  static let reuse: [(value: String, words: String, policy: WorkflowIdReusePolicy)] = [
    ("allow", "Start a new run", .allowDuplicate), ("failed", "Start only if the last one failed", .allowDuplicateFailedOnly),
    ("reject", "Refuse", .rejectDuplicate),
  ]
  static let conflict: [(value: String, words: String, policy: WorkflowIdConflictPolicy)] = [
    ("fail", "Refuse", .fail), ("use", "Take the running one", .useExisting),
    ("terminate", "Terminate the running one", .terminateExisting),
  ]

  /// Beside which field the server's refusal belongs; nil: to the whole form.
  static func field(of message: String) -> String? {
    let text = message.lowercased()
    let words: [(String, String)] = [
      ("search attribute", "attribute-0"), ("cron", "cron"), ("retry", "retry-interval"), ("nonretryable", "retry-errors"),
      ("priority", "priority"), ("fairness", "fairness-key"), ("executiontimeout", "execution-timeout"), ("runtimeout", "run-timeout"),
      ("tasktimeout", "task-timeout"), ("startdelay", "start-delay"), ("start delay", "start-delay"), ("taskqueue", "queue"),
      ("task queue", "queue"), ("conflictpolicy", "conflict"), ("reusepolicy", "reuse"), ("workflowtype", "type"),
      ("workflow type", "type"), ("already running", "id"), ("already started", "id"), ("already finished", "id"), ("workflowid", "id"),
      ("memo", "memo"),
    ]
    return words.first { text.contains($0.0) }?.1
  }
}
