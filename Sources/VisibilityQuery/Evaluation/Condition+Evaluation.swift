extension Condition {
  /// Whether an execution is selected.
  ///
  /// - Parameter values: An attribute's values: none when it is missing, several for a KeywordList, the words (`TextWords`) for a Text.
  public func isMet(by values: (QueryField) -> [QueryValue]) -> Bool {
    switch self {
    case .predicate(let predicate): predicate.isMet(by: values(predicate.field))
    case .all(let parts): parts.allSatisfy { $0.isMet(by: values) }
    case .any(let parts): parts.contains { $0.isMet(by: values) }
    }
  }
}

extension Predicate {
  /// Whether the attribute's values pass.
  public func isMet(by values: [QueryValue]) -> Bool {
    if test == .isPresent { return values.isEmpty == isNegated }
    guard field.isMultiple else { return values.first.map { test.isMet(by: $0) != isNegated } ?? false }
    return values.contains { test.isMet(by: $0) } != isNegated
  }
}

extension Predicate.Test {
  func isMet(by value: QueryValue) -> Bool {
    switch self {
    case .isPresent: true
    case .compare(let comparison, let other): comparison.holds(value, other)
    case .oneOf(let others): others.contains(value)
    case .between(let low, let high): !value.precedes(low) && !high.precedes(value)
    case .hasPrefix(let prefix): value.text.map { $0.utf8.starts(with: prefix.utf8) } ?? false
    case .contains(let part): value.text.map { $0.containsBytes(of: part) } ?? false
    case .like(let pattern): value.text.map(pattern.matches) ?? false
    }
  }
}

extension Predicate.Comparison {
  fileprivate func holds(_ a: QueryValue, _ b: QueryValue) -> Bool {
    switch self {
    case .equal: a == b
    case .less: a.precedes(b)
    case .lessOrEqual: !b.precedes(a)
    case .greater: b.precedes(a)
    case .greaterOrEqual: !a.precedes(b)
    }
  }
}

extension QueryValue {
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension String {
  fileprivate func containsBytes(of part: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
  }
}

extension [ListQuery.Ordering] {
  /// Whether one execution comes before another by these orderings; false for both ways round when they do not tell them apart.
  public func precedes(_ a: (QueryField) -> [QueryValue], _ b: (QueryField) -> [QueryValue]) -> Bool {
    for ordering in self {
      switch (a(ordering.field).first, b(ordering.field).first) {
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      case (let x?, let y?):
        if x.precedes(y) { return !ordering.isDescending }
        if y.precedes(x) { return ordering.isDescending }
      }
    }
    return false
  }
}
