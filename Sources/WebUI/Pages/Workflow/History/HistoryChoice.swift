import FoundationEssentials
import TemporalAPI

/// What of a history is shown and how, as the address says it.
struct HistoryChoice: Sendable {
  /// How events are laid out.
  enum View: String, Sendable, CaseIterable {
    case compact, all, json

    var label: String {
      switch self {
      case .compact: "Compact"
      case .all: "All events"
      case .json: "JSON"
      }
    }
  }

  let view: View
  let newestFirst: Bool
  /// Empty: all.
  let categories: Set<EventCategory>
  /// In lower case; nil: none.
  let text: String?
  /// Where to go on; empty: at the end that is shown first.
  let token: Data
  /// How many of the events found from there were shown before: a server may give far more at once than it is asked for.
  let skip: Int
  private let query: Fields

  init(_ query: Fields) {
    self.query = query
    view = query["view"].flatMap(View.init) ?? .compact
    newestFirst = query["order"] != "oldest"
    categories = Set(query.all("about").compactMap(EventCategory.init))
    text = query["text"]?.lowercased()
    token = query["from"].flatMap { Data(base64Encoded: $0) } ?? Data()
    skip = max(0, query["skip"].flatMap { Int($0) } ?? 0)
  }

  var isFiltered: Bool { !categories.isEmpty || text != nil }

  /// Whether an event is among those that are asked for.
  func takes(_ event: HistoryEvent) -> Bool {
    if !categories.isEmpty, !categories.contains(event.eventType.kind.category) { return false }
    guard let text else { return true }
    return "\(event.eventID)" == text || event.eventType.apiName.lowercased().contains(text)
      || event.eventType.kind.name.lowercased().contains(text) || EventSummary.text(event).lowercased().contains(text)
  }

  /// The query with one value changed, from the beginning.
  func with(_ name: String, _ value: String?) -> [(String, String)] {
    query.with(name, value).filter { $0.0 != "from" && $0.0 != "skip" && $0.0 != "event" && !$0.1.isEmpty }
  }

  /// The query with a category added, or taken away where it is there.
  func toggling(_ category: EventCategory) -> [(String, String)] {
    let about = categories.symmetricDifference([category])
    return with("about", nil) + EventCategory.allCases.filter(about.contains).map { ("about", $0.rawValue) }
  }

  /// The query that goes on at a token.
  func going(on token: Data, skip: Int) -> [(String, String)] {
    with("from", nil) + (token.isEmpty ? [] : [("from", token.base64EncodedString())]) + (skip > 0 ? [("skip", "\(skip)")] : [])
  }

  /// Whether the window begins where the history does, at the end that is shown first.
  var isAtBeginning: Bool { token.isEmpty && skip == 0 }
}
