import Model

extension QueryParser {
  private static let expectedValue = "a value: a text in quotes, a number, true, false or now()"

  /// A text, a number, a truth, or a time relative to now.
  mutating func value() throws(QueryError) -> Located<ParsedValue> {
    let column = token.column
    valueCount += 1
    guard valueCount <= Self.maximumValues else {
      throw QueryError(.syntax, "too many values", column: column, expected: "at most \(Self.maximumValues)")
    }
    if takeSymbol("-") { return Located(try number(isNegative: true, at: column), column: column) }
    if takeSymbol("+") { return Located(try number(isNegative: false, at: column), column: column) }
    switch token.kind {
    case .string(let text):
      advance()
      return Located(.string(text), column: column)
    case .number: return Located(try number(isNegative: false, at: column), column: column)
    case .word, .name: return Located(try word(at: column), column: column)
    default: throw syntaxError(expected: Self.expectedValue)
    }
  }

  private mutating func number(isNegative: Bool, at column: Int) throws(QueryError) -> ParsedValue {
    guard case .number(let digits) = token.kind else { throw syntaxError(expected: "a number") }
    advance()
    let text = isNegative ? "-" + digits : digits
    if let integer = Int64(text) { return .integer(integer) }
    guard let real = Double(text), real.isFinite else {
      throw QueryError(.expression, "unable to parse value \"\(text)\"", column: column, expected: "a number below 1.8e308")
    }
    return .real(real)
  }

  private mutating func word(at column: Int) throws(QueryError) -> ParsedValue {
    let text = token.text
    if take("TRUE") { return .bool(true) }
    if take("FALSE") { return .bool(false) }
    if isWord("NULL") {
      throw QueryError(.expression, "unexpected value NULL", column: column, expected: "a value, or IS NULL instead of the operator")
    }
    let isQuoted = if case .name = token.kind { true } else { false }
    advance()
    guard !isQuoted, takeSymbol("(") else {
      throw QueryError(
        .unsupported, "column name on the right side of comparison expression (did you forget to quote \"\(text)\"?)", column: column,
        expected: Self.expectedValue)
    }
    guard text.uppercased() == "NOW" else {
      throw QueryError(.unsupported, "nested func \(text)", column: column, expected: "now(), the only function")
    }
    guard takeSymbol(")") else { throw syntaxError(expected: "a closing parenthesis: now() takes nothing") }
    return .now(offset: try offset())
  }

  /// What is added to now: `- 1h`, `+ '30m'`, several of them, or nothing.
  private mutating func offset() throws(QueryError) -> Int64 {
    var offset: Int64 = 0
    while true {
      let isNegative = takeSymbol("-")
      guard isNegative || takeSymbol("+") else { return offset }
      let column = token.column
      let text = token.text
      switch token.kind {
      case .duration, .string: break
      default: throw syntaxError(expected: "a duration such as 1h30m or 7d")
      }
      guard let length = QueryDuration.nanoseconds(of: text) else {
        throw QueryError(.expression, "invalid duration \(text)", column: column, expected: "a duration such as 1h30m or 7d")
      }
      advance()
      let (sum, overflow) = isNegative ? offset.subtractingReportingOverflow(length) : offset.addingReportingOverflow(length)
      guard !overflow else { throw QueryError(.expression, "invalid duration \(text)", column: column, expected: "less than 292 years") }
      offset = sum
    }
  }
}
