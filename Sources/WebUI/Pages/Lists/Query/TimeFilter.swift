/// The range of times that the bar shows.
struct TimeFilter: Sendable {
  static let attributes = [(name: "StartTime", words: "Started"), (name: "CloseTime", words: "Closed")]

  var attribute = "StartTime"
  /// As pickers have it.
  var from: String?
  var to: String?

  /// Takes the comparisons of one attribute that pickers can show out of the others.
  init(taking filters: inout [Filter]) {
    guard
      let first = filters.first(where: { filter in Self.attributes.contains { $0.name == filter.attribute } && Self.picked(filter) != nil })
    else { return }
    attribute = first.attribute
    from = take(.greaterOrEqual, &filters)
    to = take(.lessOrEqual, &filters)
  }

  var words: String {
    let verb = Self.attributes.first { $0.name == attribute }?.words ?? attribute
    func text(_ time: String) -> String { time.replacing("T", with: " ") }
    switch (from, to) {
    case (let from?, let to?): return "\(verb) \(text(from)) – \(text(to))"
    case (let from?, nil): return "\(verb) since \(text(from))"
    case (nil, let to?): return "\(verb) until \(text(to))"
    case (nil, nil): return "Any time"
    }
  }

  private func take(_ comparison: Filter.Comparison, _ filters: inout [Filter]) -> String? {
    let index = filters.firstIndex { $0.attribute == attribute && $0.comparison == comparison && Self.picked($0) != nil }
    return index.flatMap { Self.picked(filters.remove(at: $0)) }
  }

  private static func picked(_ filter: Filter) -> String? {
    guard [.greaterOrEqual, .lessOrEqual].contains(filter.comparison), case .text(let text)? = filter.values.first else { return nil }
    return PickedTime.picked(text)
  }
}
