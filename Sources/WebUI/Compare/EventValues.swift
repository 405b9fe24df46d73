import TemporalAPI

/// What an event holds that says something about the workflow's course: not which worker did it, nor when, nor under which ids.
enum EventValues {
  /// Names and values, in the API's order. Values under one name are joined.
  static func all(_ event: HistoryEvent) -> [(name: String, value: String)] {
    var values: [(name: String, value: String)] = []
    for row in AttributeRows.all(event, links: nowhere) where row.time == nil && !isIncidental(row.label) {
      let value = row.text ?? row.payload?.text ?? row.failure.map(text) ?? ""
      if let index = values.firstIndex(where: { $0.name == row.label }) {
        values[index].value += "\n" + value
      } else {
        values.append((row.label, value))
      }
    }
    return values
  }

  private static func text(_ failure: FailureView) -> String {
    let own = [failure.type ?? failure.kind, failure.message ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    return ([own] + failure.cause.map { "caused by " + text($0) }).joined(separator: "\n")
  }

  private static func isIncidental(_ label: String) -> Bool {
    let label = label.lowercased()
    return incidental.contains { label == $0 || label.hasSuffix(" " + $0) } || incidentalParts.contains { label.hasPrefix($0) }
  }

  private static let incidental = [
    "event id", "run id", "request id", "identity", "message id", "operation token", "history size bytes", "binary checksum", "principal",
    "protocol instance id", "timer id", "activity id",
  ]

  /// What servers and SDKs keep for themselves.
  private static let incidentalParts = ["sdk metadata", "metering metadata", "worker version", "first workflow task backoff"]

  /// Only the words are compared, not where they lead.
  private static let nowhere = EventLinks(links: Links(base: ""), namespace: "", workflow: "", run: "")
}
