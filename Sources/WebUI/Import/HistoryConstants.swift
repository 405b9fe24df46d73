import JSONText

/// The constants of histories, which older tools wrote without the name of their type: `Normal` for `TASK_QUEUE_KIND_NORMAL`.
enum HistoryConstants {
  /// An event with all its constants as protobuf writes them.
  static func normal(_ event: JSON) -> JSON {
    guard case .object(let members) = event else { return event }
    return .object(
      members.map { member in
        guard member.name.hasSuffix("Attributes") || member.name.hasSuffix("attributes") else {
          return JSON.Member(member.name, long(member.value, prefix: prefixes[member.name]))
        }
        return JSON.Member(member.name, attributes(member.value, cause: cause(of: member.name)))
      })
  }

  /// Constants below an event's attributes. Payloads are left alone: they are users' data.
  private static func attributes(_ value: JSON, cause: String?) -> JSON {
    switch value {
    case .array(let elements): return .array(elements.map { attributes($0, cause: cause) })
    case .object(let members):
      return .object(
        members.map { member in
          if member.name == "metadata" || member.name == "data" || member.name == "header" { return member }
          let prefix = member.name == "cause" ? cause : prefixes[member.name]
          return JSON.Member(member.name, attributes(long(member.value, prefix: prefix), cause: cause))
        })
    default: return value
    }
  }

  /// `TASK_QUEUE_KIND_NORMAL` for `Normal`, where it is a text without the prefix.
  static func long(_ value: JSON, prefix: String?) -> JSON {
    guard let prefix, let text = value.text, !text.isEmpty, !text.contains("_") else { return value }
    var words = ""
    for character in text {
      if character.isUppercase, !words.isEmpty { words.append("_") }
      words += character.uppercased()
    }
    return .string(prefix + words)
  }

  private static let prefixes = [
    "eventType": "EVENT_TYPE_", "kind": "TASK_QUEUE_KIND_", "initiator": "CONTINUE_AS_NEW_INITIATOR_", "retryState": "RETRY_STATE_",
    "timeoutType": "TIMEOUT_TYPE_", "parentClosePolicy": "PARENT_CLOSE_POLICY_", "workflowIdReusePolicy": "WORKFLOW_ID_REUSE_POLICY_",
  ]

  /// What the causes in these attributes are called.
  private static func cause(of attributes: String) -> String? {
    let name = attributes.lowercased().filter { $0 != "_" }
    if name.hasPrefix("workflowtaskfailed") { return "WORKFLOW_TASK_FAILED_CAUSE_" }
    if name.hasPrefix("startchildworkflowexecutionfailed") { return "START_CHILD_WORKFLOW_EXECUTION_FAILED_CAUSE_" }
    if name.hasPrefix("signalexternalworkflowexecutionfailed") { return "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_" }
    if name.hasPrefix("requestcancelexternalworkflowexecutionfailed") { return "CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_" }
    return nil
  }
}
