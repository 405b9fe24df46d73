/// Something of a query with where it stands in the text.
public struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
  public var value: Value
  /// Counted in characters (Unicode scalars), from 1.
  public var column: Int

  public init(_ value: Value, column: Int) {
    self.value = value
    self.column = column
  }
}

/// A query as it was written: names that may not exist, values that may be of the wrong type.
///
/// `check` (see `ListQuery.init`) makes it into one that can run.
public struct ParsedQuery: Sendable, Equatable {
  /// What follows ORDER BY.
  public struct Ordering: Sendable, Equatable {
    public var field: Located<String>
    public var isDescending: Bool
  }

  /// Nil selects everything.
  public var condition: ParsedCondition?
  public var groupBy: [Located<String>] = []
  public var orderBy: [Ordering] = []
  public var limit: Int?

  /// Reads a query. Keywords are read in any case, names as they are written. Blank text selects everything.
  ///
  /// - Throws: A `QueryError` of the kind `syntax` or `unsupported` where the text does not follow the grammar.
  public init(_ text: String) throws(QueryError) {
    var parser = QueryParser(try QueryLexer.tokens(of: text))
    self = try parser.query()
  }

  init() {}
}

/// Comparisons joined by AND, OR and NOT, as they were written.
public indirect enum ParsedCondition: Sendable, Equatable {
  case comparison(ParsedComparison)
  case not(ParsedCondition)
  case all([ParsedCondition])
  case any([ParsedCondition])
}

/// One comparison, as it was written.
public struct ParsedComparison: Sendable, Equatable {
  public var field: Located<String>
  public var `operator`: Located<QueryOperator>
  /// One for most operators, two for BETWEEN, any number for IN, none for IS NULL.
  public var values: [Located<ParsedValue>]
  /// NOT IN, IS NOT NULL, and so on. `!=` is an operator of its own.
  public var isNegated: Bool
}

/// A comparison's operator.
public enum QueryOperator: String, Sendable, Equatable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case between = "BETWEEN"
  case oneOf = "IN"
  case isNull = "IS NULL"
  case startsWith = "STARTS_WITH"
  case contains = "CONTAINS"
  case like = "LIKE"
}

/// A value, as it was written.
public enum ParsedValue: Sendable, Equatable {
  case string(String)
  case integer(Int64)
  case real(Double)
  case bool(Bool)
  /// `now()`, moved by a duration in nanoseconds.
  case now(offset: Int64)
}
