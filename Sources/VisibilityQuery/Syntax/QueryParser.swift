/// Reads a query by recursive descent.
struct QueryParser {
  /// How deep parentheses and NOT may be nested, and how many comparisons a query may have: what follows the parser recurses as deeply.
  static let maximumDepth = 100
  static let maximumComparisons = 500
  /// How many values a query may have, and how many words the value of a Text attribute: together fewer than the 32,766 that SQLite binds.
  static let maximumValues = 5_000
  static let maximumWords = 50
  private static let keywords: Set = [
    "AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "LIKE", "STARTS_WITH", "GROUP", "ORDER", "BY", "LIMIT", "TRUE", "FALSE",
  ]

  private let tokens: [QueryToken]
  private var index = 0
  private var depth = 0
  private var comparisons = 0
  var valueCount = 0

  init(_ tokens: [QueryToken]) { self.tokens = tokens }

  var token: QueryToken { tokens[min(index, tokens.count - 1)] }

  mutating func advance() { index += 1 }

  mutating func query() throws(QueryError) -> ParsedQuery {
    var query = ParsedQuery()
    if token.kind != .end, !isClause { query.condition = try disjunction() }
    if take("GROUP") {
      try need("BY")
      query.groupBy = try list { parser throws(QueryError) in try parser.name() }
    }
    if take("ORDER") {
      try need("BY")
      query.orderBy = try list { parser throws(QueryError) in
        let field = try parser.name()
        let isDescending = parser.take("DESC")
        if !isDescending { _ = parser.take("ASC") }
        return ParsedQuery.Ordering(field: field, isDescending: isDescending)
      }
    }
    if take("LIMIT") { query.limit = try limit() }
    while takeSymbol(";") {}
    guard token.kind == .end else {
      throw syntaxError(
        expected: query.condition == nil ? "the end of the query" : "AND, OR, GROUP BY, ORDER BY, LIMIT or the end of the query")
    }
    return query
  }

  private var isClause: Bool { isWord("GROUP") || isWord("ORDER") || isWord("LIMIT") || token.kind == .symbol(";") }

  private mutating func disjunction() throws(QueryError) -> ParsedCondition {
    var parts = [try conjunction()]
    while take("OR") || takeSymbol("||") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(QueryError) -> ParsedCondition {
    var parts = [try condition()]
    while take("AND") || takeSymbol("&&") { parts.append(try condition()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func condition() throws(QueryError) -> ParsedCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw QueryError(.syntax, "the query is nested too deeply", column: token.column, expected: "at most \(Self.maximumDepth) levels")
    }
    if take("NOT") { return .not(try condition()) }
    guard takeSymbol("(") else { return .comparison(try comparison()) }
    let inner = try disjunction()
    guard takeSymbol(")") else { throw syntaxError(expected: "AND, OR or a closing parenthesis") }
    return inner
  }

  private mutating func comparison() throws(QueryError) -> ParsedComparison {
    comparisons += 1
    guard comparisons <= Self.maximumComparisons else {
      throw QueryError(.syntax, "too many comparisons", column: token.column, expected: "at most \(Self.maximumComparisons)")
    }
    let field = try name()
    let column = token.column
    if case .symbol(let symbol) = token.kind, let simple = QueryOperator(rawValue: symbol) {
      advance()
      return comparison(of: field, simple, at: column, [try value()])
    }
    if take("IS") {
      let isNegated = take("NOT")
      guard take("NULL") else {
        throw QueryError(
          .expression, "'IS' operator can only be used as 'IS NULL' or 'IS NOT NULL'", column: token.column, expected: "NULL")
      }
      return comparison(of: field, .isNull, at: column, [], isNegated: isNegated)
    }
    return try comparison(of: field, isNegated: take("NOT"), at: column)
  }

  /// What NOT may stand before.
  private mutating func comparison(
    of field: Located<String>, isNegated: Bool, at column: Int
  ) throws(QueryError) -> ParsedComparison {
    if take("IN") { return comparison(of: field, .oneOf, at: column, try values(), isNegated: isNegated) }
    if take("BETWEEN") {
      let low = try value()
      guard take("AND") else { throw syntaxError(expected: "AND and the upper end") }
      return comparison(of: field, .between, at: column, [low, try value()], isNegated: isNegated)
    }
    for (word, simple) in [("STARTS_WITH", QueryOperator.startsWith), ("CONTAINS", .contains), ("LIKE", .like)] where take(word) {
      return comparison(of: field, simple, at: column, [try value()], isNegated: isNegated)
    }
    throw operatorError(of: field, isNegated: isNegated)
  }

  private func comparison(
    of field: Located<String>, _ wanted: QueryOperator, at column: Int, _ values: [Located<ParsedValue>], isNegated: Bool = false
  ) -> ParsedComparison {
    ParsedComparison(field: field, operator: Located(wanted, column: column), values: values, isNegated: isNegated)
  }

  private func operatorError(of field: Located<String>, isNegated: Bool) -> QueryError {
    let known = "=, !=, <, <=, >, >=, BETWEEN, IN, IS NULL, STARTS_WITH, CONTAINS or LIKE"
    for unsupported in ["<=>", "REGEXP", "RLIKE"] where token.text.uppercased() == unsupported {
      return QueryError(.unsupported, "operator '\(unsupported)'", column: token.column, expected: known)
    }
    if !isNegated, token.kind == .end || isWord("AND") || isWord("OR") || token.kind == .symbol(")") {
      return QueryError(
        .expression, "incomplete expression: nothing is compared with \(field.value)", column: token.column, expected: known)
    }
    return syntaxError(expected: isNegated ? "IN, BETWEEN, STARTS_WITH, CONTAINS or LIKE" : known)
  }

  private mutating func name() throws(QueryError) -> Located<String> {
    let column = token.column
    switch token.kind {
    case .word(let text) where !Self.keywords.contains(text.uppercased()):
      advance()
      return Located(text, column: column)
    case .name(let text):
      advance()
      return Located(text, column: column)
    case .string, .number, .duration:
      throw QueryError(.expression, "must be a column name but was '\(token.text)'", column: column, expected: "an attribute's name")
    default: throw syntaxError(expected: "an attribute's name")
    }
  }

  private mutating func values() throws(QueryError) -> [Located<ParsedValue>] {
    guard takeSymbol("(") else { throw syntaxError(expected: "a list of values in parentheses") }
    let values = try list { parser throws(QueryError) in try parser.value() }
    guard takeSymbol(")") else { throw syntaxError(expected: "a comma or a closing parenthesis") }
    return values
  }

  private mutating func list<Element>(
    of element: (inout QueryParser) throws(QueryError) -> Element
  ) throws(QueryError) -> [Element] {
    var elements = [try element(&self)]
    while takeSymbol(",") { elements.append(try element(&self)) }
    return elements
  }

  private mutating func limit() throws(QueryError) -> Int {
    guard case .number(let text) = token.kind, let limit = Int(text) else { throw syntaxError(expected: "a number of executions") }
    advance()
    return limit
  }

  private mutating func need(_ keyword: String) throws(QueryError) {
    guard take(keyword) else { throw syntaxError(expected: keyword) }
  }

  func syntaxError(expected: String) -> QueryError {
    let place = token.kind == .end ? " at the end" : " near '\(token.text)'"
    return QueryError(.syntax, "syntax error" + place, column: token.column, expected: expected)
  }

  func isWord(_ keyword: String) -> Bool {
    if case .word(let text) = token.kind { text.uppercased() == keyword } else { false }
  }

  mutating func take(_ keyword: String) -> Bool {
    guard isWord(keyword) else { return false }
    advance()
    return true
  }

  mutating func takeSymbol(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }
}
