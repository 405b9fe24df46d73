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
  /// Where the window begins.
  let place: HistoryPlace
  private let query: Fields

  init(_ query: Fields) {
    self.query = query
    view = query["view"].flatMap(View.init) ?? .compact
    newestFirst = query["order"] != "oldest"
    categories = Set(query.all("about").compactMap(EventCategory.init))
    text = query["text"]?.lowercased()
    place = HistoryPlace(token: PageToken.data(query["from"]), past: query["past"].flatMap { Int64($0) })
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
    query.with(name, value).filter { !["from", "past", "event"].contains($0.0) && !$0.1.isEmpty }
  }

  /// The query with a category added, or taken away where it is there.
  func toggling(_ category: EventCategory) -> [(String, String)] {
    let about = categories.symmetricDifference([category])
    return with("about", nil) + EventCategory.allCases.filter(about.contains).map { ("about", $0.rawValue) }
  }

  /// The query that goes on at a place.
  func going(on place: HistoryPlace) -> [(String, String)] {
    with("from", nil) + (PageToken.text(place.token).map { [("from", $0)] } ?? []) + (place.past.map { [("past", "\($0)")] } ?? [])
  }
}
