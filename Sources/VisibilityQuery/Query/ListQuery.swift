public import Model

/// A query that can run: every attribute exists, every value is of its attribute's type, relative times are fixed.
public struct ListQuery: Sendable, Equatable {
  /// What results are ordered by. Executions without the attribute come last, in either direction.
  public struct Ordering: Sendable, Equatable {
    public var field: QueryField
    public var isDescending: Bool

    public init(_ field: QueryField, isDescending: Bool) {
      self.field = field
      self.isDescending = isDescending
    }
  }

  public var condition: Condition
  /// What is counted apart; empty counts everything together.
  public var groupBy: [QueryField]
  /// Empty asks for the order that lists have anyway.
  public var orderBy: [Ordering]
  /// How many results there are at most, over all pages.
  public var limit: Int?

  /// Parses and checks a query.
  ///
  /// - Parameter now: What `now()` is. The pages of one list need one and the same.
  public init(_ text: String, schema: QuerySchema, now: WallTime) throws(QueryError) {
    try self.init(try ParsedQuery(text), schema: schema, now: now)
  }

  /// Checks a query.
  public init(_ parsed: ParsedQuery, schema: QuerySchema, now: WallTime) throws(QueryError) {
    let checker = QueryChecker(schema: schema, now: now)
    condition = if let condition = parsed.condition { try checker.condition(condition, isNegated: false) } else { .always }
    groupBy = try parsed.groupBy.map { name throws(QueryError) in try checker.groupField(name) }
    orderBy = try parsed.orderBy.map { term throws(QueryError) in
      Ordering(try checker.orderField(term.field), isDescending: term.isDescending)
    }
    limit = parsed.limit
  }
}
