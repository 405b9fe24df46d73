/// Names of the API as people read them.
enum Words {
  /// `scheduleToCloseTimeout` as `Schedule to close timeout`; `workflowId` as `Workflow ID`.
  static func label(_ name: String) -> String {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty {
        words.append(character.lowercased())
      } else {
        words[words.count - 1].append(character)
      }
    }
    let short = ["id": "ID", "ids": "IDs", "sdk": "SDK", "url": "URL"]
    let text = words.map { short[$0] ?? $0 }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `RETRY_STATE_IN_PROGRESS` of a field `retryState` as `in progress`; nil where the field holds no constant of an enumeration.
  static func constant(_ value: String, of name: String) -> String? {
    guard let last = label(name).uppercased().split(separator: " ").last, fields.contains(String(last)) || name == "timeoutType" else {
      return nil
    }
    guard value.contains("_"), value.allSatisfy({ $0 == "_" || $0.isNumber || $0.isUppercase }) else { return nil }
    // Constants begin with the name of their type, which ends as the field's name does.
    let words = value.split(separator: "_")
    guard let end = words.firstIndex(of: last), end + 1 < words.count else { return nil }
    return words[(end + 1)...].joined(separator: " ").lowercased()
  }

  /// How the names of fields with enumerations end.
  private static let fields: Set = ["KIND", "CAUSE", "POLICY", "STATE", "INITIATOR", "BEHAVIOR", "ORIGIN", "CATEGORY"]
}
