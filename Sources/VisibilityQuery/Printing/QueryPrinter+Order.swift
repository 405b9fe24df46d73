/// One term of an ORDER BY. Rows without a value come last, in either direction.
public struct SQLOrderTerm: Sendable, Equatable {
  public var expression: SQLFragment
  public var isDescending: Bool
  /// The expression is never NULL, which makes for shorter SQL.
  public var isAlwaysPresent: Bool

  public init(_ expression: SQLFragment, isDescending: Bool, isAlwaysPresent: Bool = false) {
    self.expression = expression
    self.isDescending = isDescending
    self.isAlwaysPresent = isAlwaysPresent
  }

  /// As it stands in ORDER BY.
  public var sql: SQLFragment {
    expression + (isDescending ? " DESC" : " ASC") + (isAlwaysPresent ? "" : " NULLS LAST")
  }
}

extension QueryPrinter {
  /// The terms that the store puts before its own order.
  public func terms(_ orderBy: [ListQuery.Ordering]) -> [SQLOrderTerm] {
    orderBy.map { ordering in
      // Ids and their texts have the same order, and the column may have an index.
      guard case .id(let column) = location(ordering.field) else {
        return SQLOrderTerm(value(of: ordering.field), isDescending: ordering.isDescending)
      }
      return SQLOrderTerm(SQLFragment(column), isDescending: ordering.isDescending)
    }
  }
}
