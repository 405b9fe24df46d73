import FoundationEssentials

/// Makes filters of what the filter bar sends.
///
/// Statuses come as `status`, any number of them; the other comparisons as `field`, `op` and `value` one after the other; times as `time` (the
/// attribute), `last` (a length of time until now) or `from` and `to`.
struct FilterForm {
  let fields: Fields
  let types: AttributeTypes
  let now: Date

  var filters: FilterSet {
    let set = FilterSet(comparisons + times)
    return set.with(statuses: set.statuses + fields.all("status"))
  }

  /// A comparison without a value says nothing, unless it asks whether there is one.
  private var comparisons: [Filter] {
    var found: [Filter] = []
    var (field, comparison) = ("", Filter.Comparison.equal)
    for (name, value) in fields.pairs {
      switch name {
      case "field": field = value.trimmed
      case "op": comparison = Filter.Comparison(rawValue: value) ?? .equal
      case "value" where !field.isEmpty && (!value.trimmed.isEmpty || !comparison.takesValue):
        found.append(Filter(field, comparison, comparison.takesValue ? values(value.trimmed, of: field, comparison) : []))
      default: break
      }
    }
    return found
  }

  private func values(_ text: String, of field: String, _ comparison: Filter.Comparison) -> [Filter.Value] {
    let parts = comparison.isList ? text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty } : [text]
    return parts.map { types.value($0, of: field) }
  }

  private var times: [Filter] {
    let attribute = fields["time"] ?? "StartTime"
    if let last = fields["last"].flatMap(TimePreset.init(rawValue:)) {
      return [Filter(attribute, .greaterOrEqual, [.text(TimePreset.text(last.start(now)))])]
    }
    return [("from", Filter.Comparison.greaterOrEqual), ("to", .lessOrEqual)].compactMap { name, comparison in
      fields[name].flatMap(PickedTime.query).map { Filter(attribute, comparison, [.text($0)]) }
    }
  }
}

/// Times of `datetime-local` inputs, which know no zone: they are in UTC here.
enum PickedTime {
  /// `2026-11-27T04:10` as queries have it; nil for what is no such time.
  static func query(_ picked: String) -> String? {
    let text = picked.utf8.count == 16 ? picked + ":00Z" : picked + "Z"
    return (try? Date(text, strategy: .iso8601)) == nil ? nil : text
  }

  /// A moment of ISO 8601, with or without parts of a second.
  static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601)) ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }

  /// What a picker shows for a time out of a query; nil where it has no place for it.
  static func picked(_ text: String) -> String? {
    guard text.utf8.count == 20, text.last == "Z", (try? Date(text, strategy: .iso8601)) != nil else { return nil }
    return String(text.dropLast(text.hasSuffix(":00Z") ? 4 : 1))
  }
}

/// Lengths of time until now that the bar offers.
enum TimePreset: String, Sendable, CaseIterable {
  case quarter = "15m"
  case hour = "1h"
  case day = "24h"
  case week = "7d"
  case month = "30d"
  case today

  var words: String {
    switch self {
    case .quarter: "Last 15 minutes"
    case .hour: "Last hour"
    case .day: "Last 24 hours"
    case .week: "Last 7 days"
    case .month: "Last 30 days"
    case .today: "Today (UTC)"
    }
  }

  /// When it begins.
  func start(_ now: Date) -> Date {
    switch self {
    case .quarter: now.addingTimeInterval(-900)
    case .hour: now.addingTimeInterval(-3600)
    case .day: now.addingTimeInterval(-86400)
    case .week: now.addingTimeInterval(-7 * 86400)
    case .month: now.addingTimeInterval(-30 * 86400)
    case .today: Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 86400).rounded(.down) * 86400)
    }
  }

  /// A time as queries have it, to the second.
  static func text(_ date: Date) -> String { date.formatted(.iso8601) }
}
