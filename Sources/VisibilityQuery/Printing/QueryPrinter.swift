import Model

/// Writes conditions, orders and groups as SQL.
public struct QueryPrinter: Sendable {
  /// Whose SQL it is. Both compare texts byte for byte: PostgreSQL keeps them as BYTEA.
  public enum Dialect: Sendable {
    case sqlite
    case postgreSQL
  }

  public let dialect: Dialect
  let location: @Sendable (QueryField) -> FieldLocation

  /// - Parameter location: Where the store keeps an attribute.
  public init(_ dialect: Dialect, location: @escaping @Sendable (QueryField) -> FieldLocation) {
    self.dialect = dialect
    self.location = location
  }

  /// The condition in parentheses, for a WHERE.
  public func condition(_ condition: Condition) -> SQLFragment {
    switch condition {
    case .predicate(let predicate): self.predicate(predicate)
    case .all(let parts): joined(parts, by: " AND ", empty: "(1 = 1)")
    case .any(let parts): joined(parts, by: " OR ", empty: "(1 = 0)")
    }
  }

  private func joined(_ parts: [Condition], by separator: String, empty: String) -> SQLFragment {
    parts.isEmpty ? SQLFragment(empty) : balanced(parts.map(condition)[...], by: separator)
  }

  /// Halves within parentheses: a database recurses as deep as a condition is nested, and one behind the other hundreds are nested as deep.
  private func balanced(_ parts: ArraySlice<SQLFragment>, by separator: String) -> SQLFragment {
    guard parts.count > 16 else { return "(" + Array(parts).joined(separator: separator) + ")" }
    let middle = parts.startIndex + parts.count / 2
    return "(" + balanced(parts[..<middle], by: separator) + separator + balanced(parts[middle...], by: separator) + ")"
  }

  /// An attribute's value as an expression, NULL when it is missing. Of several values it is any one.
  public func value(of field: QueryField) -> SQLFragment {
    switch location(field) {
    case .column(let column), .list(let column): SQLFragment(column)
    case .id(let column): SQLFragment(dialect.text(ofID: column))
    case .side(let side):
      "(SELECT s.\(side.value) FROM \(side.table) s WHERE s.\(side.owner) = \(side.rowKey) AND " + side.scope + " LIMIT 1)"
    }
  }

  private func predicate(_ predicate: Predicate) -> SQLFragment {
    switch location(predicate.field) {
    case .column(let column): onRow(predicate, ValueTest(expression: column, dialect: dialect))
    case .id(let column): onRow(predicate, ValueTest(idColumn: column, dialect: dialect))
    case .list(let column): StoredListTest(column: column, dialect: dialect).sql(predicate)
    case .side(let side): onSide(predicate, side)
    }
  }

  private func onRow(_ predicate: Predicate, _ test: ValueTest) -> SQLFragment {
    if predicate.test == .isPresent { return SQLFragment("(\(test.column) IS \(predicate.isNegated ? "" : "NOT ")NULL)") }
    let text = test.sql(predicate.test)
    // A missing value makes the test NULL, and NOT NULL is NULL: neither selects the row.
    return predicate.isNegated ? "(NOT " + text + ")" : text
  }

  private func onSide(_ predicate: Predicate, _ side: SideTable) -> SQLFragment {
    if predicate.test == .isPresent { return exists(side, isNegated: predicate.isNegated) }
    let text = ValueTest(expression: "s.\(side.value)", dialect: dialect).sql(predicate.test)
    if predicate.field.isMultiple, predicate.isNegated { return exists(side, text, isNegated: true) }
    if predicate.isNegated { return exists(side, "(NOT " + text + ")", isNegated: false) }
    // What selects few rows is looked up once; what may select most of them is asked of each row, so that a page ends early.
    guard predicate.test.isSelective else { return exists(side, text, isNegated: false) }
    return "(\(side.rowKey) IN (SELECT s.\(side.owner) FROM \(side.table) s WHERE " + side.scope + " AND " + text + "))"
  }

  private func exists(_ side: SideTable, _ test: SQLFragment? = nil, isNegated: Bool) -> SQLFragment {
    let start = "(\(isNegated ? "NOT " : "")EXISTS (SELECT 1 FROM \(side.table) s WHERE s.\(side.owner) = \(side.rowKey) AND "
    return start + side.scope + (test.map { " AND " + $0 } ?? SQLFragment("")) + "))"
  }
}

extension Predicate.Test {
  fileprivate var isSelective: Bool {
    switch self {
    case .compare(.equal, _), .oneOf: true
    default: false
    }
  }
}
