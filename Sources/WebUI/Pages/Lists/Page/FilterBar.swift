/// The filter bar, filled with what the list is narrowed to.
struct FilterBar: Sendable {
  let action: String
  let order: String?
  let size: String?
  let statuses: [Box]
  let statusWords: String
  let id: Line
  let type: Line
  /// What has no place of its own, and an empty line to add one.
  let others: [Line]
  let otherCount: Int?
  let timeWords: String
  let timeAttributes: [Box]
  let presets: [Box]
  let from: String?
  let to: String?
  let attributes: [String]

  /// Something that can be ticked or chosen.
  struct Box: Sendable {
    let value: String
    let words: String
    let isChosen: Bool
  }

  /// A comparison of an attribute.
  struct Line: Sendable {
    /// What stands before it; nil: the attribute is to be chosen.
    var label: String? = nil
    let field: String?
    /// The type of the attribute, for scripts to choose an input by.
    let type: String
    let comparisons: [Box]
    let value: String?
  }

  init(_ filters: FilterSet, address: ListAddress, attributes: AttributeTypes, visit: Visit) {
    action = address.tool(visit, "filter")
    order = address.order?.text
    size = address.size == 100 ? nil : String(address.size)
    let chosen = filters.statuses
    statuses = address.list.statuses.map {
      Box(value: $0.filter, words: $0.view.word, isChosen: chosen.contains($0.filter))
    }
    statusWords = chosen.isEmpty ? "Any status" : chosen.count == 1 ? chosen[0] : "\(chosen.count) statuses"
    var rest = filters.filters.filter { !$0.isOfStatus }
    id = Self.take(address.list.idAttribute, address.list.idLabel, from: &rest)
    type = Self.take(address.list.typeAttribute, "Type", from: &rest)
    let times = TimeFilter(taking: &rest)
    timeWords = times.words
    timeAttributes = TimeFilter.attributes.map { Box(value: $0.name, words: $0.words, isChosen: $0.name == times.attribute) }
    presets = TimePreset.allCases.map { Box(value: $0.rawValue, words: $0.words, isChosen: false) }
    (from, to) = (times.from, times.to)
    others =
      rest.map { filter in
        Line(
          field: filter.attribute, type: attributes.types[filter.attribute]?.word ?? "Keyword",
          comparisons: Self.comparisons(filter.comparison),
          value: filter.comparison.takesValue ? filter.values.map(\.plain).joined(separator: ", ") : nil)
      } + [Line(field: nil, type: "Keyword", comparisons: Self.comparisons(.equal), value: nil)]
    otherCount = rest.isEmpty ? nil : rest.count
    self.attributes = attributes.names
  }

  /// The first comparison of an attribute that a line of its own can show; the line is empty where there is none.
  private static func take(_ attribute: String, _ label: String, from filters: inout [Filter]) -> Line {
    let short: [Filter.Comparison] = [.equal, .notEqual, .startsWith]
    let index = filters.firstIndex { $0.attribute == attribute && short.contains($0.comparison) }
    let filter = index.map { filters.remove(at: $0) }
    return Line(
      label: label, field: attribute, type: "Keyword", comparisons: comparisons(filter?.comparison ?? .equal, of: short),
      value: filter?.values.first?.plain)
  }

  private static func comparisons(_ chosen: Filter.Comparison, of offered: [Filter.Comparison] = Filter.Comparison.allCases) -> [Box] {
    offered.map { Box(value: $0.rawValue, words: $0.words, isChosen: $0 == chosen) }
  }
}
