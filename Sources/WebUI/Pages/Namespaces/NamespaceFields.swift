import SwiftProtobuf
import TemporalAPI

/// What the form of a namespace asks for, as text.
struct NamespaceFields: Sendable, Hashable {
  var name = ""
  var description = ""
  var owner = ""
  var retention = "3"
  var retentionUnit = RetentionUnit.days.rawValue
  /// `name=value`, one a line.
  var data = ""
  var historyState = ""
  var historyURI = ""
  var listState = ""
  var listURI = ""

  /// An empty form.
  init() {}

  /// What was entered.
  init(_ form: Fields) {
    name = form["name"] ?? ""
    description = form["description"] ?? ""
    owner = form["owner"] ?? ""
    retention = form["retention"] ?? ""
    retentionUnit = form["retention-unit"] ?? RetentionUnit.days.rawValue
    data = form["data"] ?? ""
    historyState = form["history-archival"] ?? ""
    historyURI = form["history-archival-uri"] ?? ""
    listState = form["list-archival"] ?? ""
    listURI = form["list-archival-uri"] ?? ""
  }

  /// A namespace as it is.
  init(_ described: DescribeNamespaceResponse) {
    let config = described.config
    name = described.namespaceInfo.name
    description = described.namespaceInfo.description_p
    owner = described.namespaceInfo.ownerEmail
    (retention, retentionUnit) = RetentionUnit.text(config.workflowExecutionRetentionTtl)
    data = described.namespaceInfo.data.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    historyState = Self.word(config.historyArchivalState)
    historyURI = config.historyArchivalUri
    listState = Self.word(config.visibilityArchivalState)
    listURI = config.visibilityArchivalUri
  }

  /// Throws `FormFailure` where a field cannot be used.
  func registration() throws -> RegisterNamespaceRequest {
    var request = RegisterNamespaceRequest()
    request.namespace = name
    request.description_p = description
    request.ownerEmail = owner
    request.workflowExecutionRetentionPeriod = try RetentionUnit.duration(retention, retentionUnit)
    request.data = try pairs()
    request.historyArchivalState = Self.state(historyState)
    request.historyArchivalUri = historyURI
    request.visibilityArchivalState = Self.state(listState)
    request.visibilityArchivalUri = listURI
    return request
  }

  /// Throws `FormFailure` where a field cannot be used.
  func change() throws -> UpdateNamespaceRequest {
    var request = UpdateNamespaceRequest()
    request.namespace = name
    request.updateInfo.description_p = description
    request.updateInfo.ownerEmail = owner
    request.updateInfo.data = try pairs()
    request.config.workflowExecutionRetentionTtl = try RetentionUnit.duration(retention, retentionUnit)
    request.config.historyArchivalState = Self.state(historyState)
    request.config.historyArchivalUri = historyURI
    request.config.visibilityArchivalState = Self.state(listState)
    request.config.visibilityArchivalUri = listURI
    return request
  }

  static func archivalChoices(_ chosen: String) -> [FormChoice] {
    FormChoice.all([("", "As the server has it"), ("enabled", "On"), ("disabled", "Off")], chosen: chosen)
  }

  private func pairs() throws -> [String: String] {
    var found: [String: String] = [:]
    for line in data.split(whereSeparator: \.isNewline) {
      let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
      guard halves.count == 2, !halves[0].isEmpty else { throw FormFailure("Data: “\(line)” is not of the form name=value.") }
      found[halves[0]] = halves[1]
    }
    return found
  }

  private static func state(_ word: String) -> ArchivalState {
    switch word {
    case "enabled": .enabled
    case "disabled": .disabled
    default: .unspecified
    }
  }

  private static func word(_ state: ArchivalState) -> String {
    switch state {
    case .enabled: "enabled"
    case .disabled: "disabled"
    default: ""
    }
  }
}

/// What retentions are counted in.
enum RetentionUnit: String, Sendable, CaseIterable {
  case days = "d"
  case hours = "h"
  case minutes = "min"
  case seconds = "s"

  var label: String {
    switch self {
    case .days: "days"
    case .hours: "hours"
    case .minutes: "minutes"
    case .seconds: "seconds"
    }
  }

  private var length: Int64 {
    switch self {
    case .days: 86400
    case .hours: 3600
    case .minutes: 60
    case .seconds: 1
    }
  }

  /// A number and the largest unit that says a length without a remainder.
  static func text(_ duration: Google_Protobuf_Duration) -> (amount: String, unit: String) {
    let unit = allCases.first { duration.seconds % $0.length == 0 } ?? .seconds
    return ("\(duration.seconds / unit.length)", unit.rawValue)
  }

  /// Throws `FormFailure` for what is no positive whole number of a unit.
  static func duration(_ amount: String, _ unit: String) throws -> Google_Protobuf_Duration {
    guard let unit = RetentionUnit(rawValue: unit), let count = Int64(amount), (1...1_000_000_000).contains(count) else {
      throw FormFailure("Retention: expected a whole number above zero.")
    }
    return Google_Protobuf_Duration(seconds: count * unit.length, nanos: 0)
  }
}
