import VisibilityQuery

/// The comparisons that a query joins by AND: what the filter bar can show. The query's text is what is kept; this is read out of it.
struct FilterSet: Sendable, Hashable {
  var filters: [Filter]

  init(_ filters: [Filter] = []) {
    self.filters = filters
  }

  /// Nil for a query that the bar has no place for: one with OR between attributes, with clauses behind it, or with a mistake in it.
  init?(query: String) {
    guard let parsed = try? ParsedQuery(query), parsed.groupBy.isEmpty, parsed.orderBy.isEmpty, parsed.limit == nil else { return nil }
    guard let condition = parsed.condition else {
      self.init()
      return
    }
    guard let found = Self.filters(condition) else { return nil }
    self.init(found)
  }

  /// The query.
  var query: String { filters.map(\.text).joined(separator: " AND ") }

  /// The statuses it is narrowed to, by the names that filters have for them; empty: all.
  var statuses: [String] { filters.filter(\.isOfStatus).flatMap { $0.values.map(\.plain) } }

  /// With one filter more; one that asks the same attribute for a value gives way to it.
  func adding(_ filter: Filter) -> FilterSet {
    let isReplacing = [.equal, .oneOf].contains(filter.comparison)
    return FilterSet(
      filters.filter { !(isReplacing && $0.attribute == filter.attribute && [.equal, .oneOf].contains($0.comparison)) } + [filter])
  }

  /// Narrowed to these statuses in place of others; empty: to none.
  func with(statuses: [String]) -> FilterSet {
    let others = filters.filter { !$0.isOfStatus }
    switch statuses.count {
    case 0: return FilterSet(others)
    case 1: return FilterSet([Filter("ExecutionStatus", .equal, [.text(statuses[0])])] + others)
    default: return FilterSet([Filter("ExecutionStatus", .oneOf, statuses.map { .text($0) })] + others)
    }
  }

  private static func filters(_ condition: ParsedCondition) -> [Filter]? {
    switch condition {
    case .comparison(let comparison): return filters(comparison)
    case .all(let parts):
      let each = parts.map { filters($0) }
      return each.contains(where: { $0 == nil }) ? nil : each.flatMap { $0 ?? [] }
    case .any(let parts): return oneOf(parts).map { [$0] }
    case .not: return nil
    }
  }

  /// `A = 1 OR A = 2`, which is a list.
  private static func oneOf(_ parts: [ParsedCondition]) -> Filter? {
    var list: Filter?
    for part in parts {
      guard let filters = Self.filters(part), filters.count == 1, [.equal, .oneOf].contains(filters[0].comparison) else { return nil }
      guard list == nil || list?.attribute == filters[0].attribute else { return nil }
      list = Filter(filters[0].attribute, .oneOf, (list?.values ?? []) + filters[0].values)
    }
    return list
  }

  private static func filters(_ parsed: ParsedComparison) -> [Filter]? {
    let values = parsed.values.compactMap { Filter.Value($0.value) }
    guard values.count == parsed.values.count else { return nil }
    let name = parsed.field.value
    switch (parsed.operator.value, parsed.isNegated) {
    case (.between, false): return [Filter(name, .greaterOrEqual, [values[0]]), Filter(name, .lessOrEqual, [values[1]])]
    case (.oneOf, true): return [Filter(name, .noneOf, values)]
    case (.isNull, true): return [Filter(name, .isNotNull)]
    case (_, true): return nil
    case (let simple, false): return Filter.Comparison(rawValue: simple.rawValue).map { [Filter(name, $0, values)] }
    }
  }
}

extension Filter {
  /// Whether it asks for statuses, one or some.
  var isOfStatus: Bool { attribute == "ExecutionStatus" && [.equal, .oneOf].contains(comparison) }
}

extension Filter.Value {
  /// Nil for a moment that is not a whole number of seconds from now.
  init?(_ parsed: ParsedValue) {
    switch parsed {
    case .string(let text): self = .text(text)
    case .integer(let number): self = .bare(String(number))
    case .real(let number): self = .bare(String(number))
    case .bool(let truth): self = .bare(String(truth))
    case .now(let offset):
      let (seconds, rest) = offset.quotientAndRemainder(dividingBy: 1_000_000_000)
      guard rest == 0 else { return nil }
      self = .bare(seconds == 0 ? "now()" : "now() \(seconds < 0 ? "-" : "+") \(Self.length(seconds.magnitude))")
    }
  }

  private static func length(_ seconds: UInt64) -> String {
    let unit = [(86400 as UInt64, "d"), (3600, "h"), (60, "m")].first { seconds % $0.0 == 0 }
    return unit.map { "\(seconds / $0.0)\($0.1)" } ?? "\(seconds)s"
  }
}
