import Model

/// Reads what an attribute is compared with as a value of the attribute's type.
struct OperandReader {
  let field: QueryField
  /// As the query writes it.
  let name: String
  let now: WallTime

  func operand(_ value: Located<ParsedValue>) throws(QueryError) -> Operand {
    switch (field.kind, value.value) {
    case (.keyword, .string(let text)): return .value(.text(field.valuePrefix + text))
    case (.keywordList, .string(let text)), (.text, .string(let text)): return .value(.text(text))
    case (.int, .integer(let number)): return .value(.integer(number))
    case (.int, .real(let number)): return Operand(integral: number)
    case (.double, .integer(let number)): return .value(.real(Double(number)))
    case (.double, .real(let number)): return .value(.real(number))
    case (.bool, .bool(let truth)): return .value(.integer(truth ? 1 : 0))
    case (.datetime, _): return .value(.integer(try time(value)))
    case (.status(let names), _): return .value(.integer(try status(value, names)))
    case (.duration, _): return .value(.integer(try duration(value)))
    default: throw wrongType(value, expected: field.kind.example)
    }
  }

  /// The text of an operator that takes nothing else.
  func text(_ value: Located<ParsedValue>) throws(QueryError) -> String {
    guard case .string(let text) = value.value else { throw wrongType(value, expected: field.kind.example) }
    return field.valuePrefix + text
  }

  func pattern(_ value: Located<ParsedValue>) throws(QueryError) -> LikePattern {
    let pattern = LikePattern(try text(value))
    guard pattern.parts.count <= LikePattern.maximumLength, !pattern.parts.contains(.character("\0")) else {
      throw QueryError(
        .expression, "the pattern cannot be used", column: value.column,
        expected: "at most \(LikePattern.maximumLength) characters, none of them NUL")
    }
    return pattern
  }

  /// A Text attribute is found when it has one of the words.
  func words(_ value: Located<ParsedValue>) throws(QueryError) -> Predicate.Test {
    guard case .string(let text) = value.value else { throw wrongType(value, expected: field.kind.example) }
    guard !text.allSatisfy(\.isWhitespace) else {
      throw QueryError(
        .expression, "no tokens found filtering on Text type search attribute \(name)", column: value.column, expected: "a word or more")
    }
    let words = TextWords.words(of: text)
    guard words.count <= QueryParser.maximumWords else {
      throw QueryError(.expression, "too many words", column: value.column, expected: "at most \(QueryParser.maximumWords)")
    }
    return .oneOf(words.map(QueryValue.text))
  }

  private func time(_ value: Located<ParsedValue>) throws(QueryError) -> Int64 {
    switch value.value {
    case .integer(let nanoseconds): return nanoseconds
    case .now(let offset): return (now + .nanoseconds(offset)).nanoseconds
    case .string(let text):
      if let time = QueryTime.nanoseconds(of: text) { return time }
      throw QueryError(.expression, "unable to parse datetime '\(text)'", column: value.column, expected: field.kind.example)
    case .real, .bool: throw wrongType(value, expected: field.kind.example)
    }
  }

  private func status(_ value: Located<ParsedValue>, _ names: [String]) throws(QueryError) -> Int64 {
    func unknown(_ text: String) -> QueryError {
      QueryError(
        .expression, "invalid \(name) value \(text)", column: value.column, expected: names.dropFirst().joined(separator: ", "))
    }
    switch value.value {
    case .string(let text):
      if let code = names.firstIndex(of: text) { return Int64(code) }
      throw unknown("'\(text)'")
    case .integer(let code):
      guard names.indices.contains(Int(code)) else { throw unknown(String(code)) }
      return code
    case .real: throw unexpectedReal(value, expected: "a status by name or number")
    case .bool, .now: throw wrongType(value, expected: "a status by name or number")
    }
  }

  private func duration(_ value: Located<ParsedValue>) throws(QueryError) -> Int64 {
    switch value.value {
    case .integer(let nanoseconds): return nanoseconds
    case .string(let text):
      if let length = QueryDuration.nanoseconds(of: text) { return length }
      throw QueryError(
        .expression, "invalid duration value for search attribute \(name): \(text)", column: value.column, expected: field.kind.example)
    case .real: throw unexpectedReal(value, expected: field.kind.example)
    case .bool, .now: throw wrongType(value, expected: field.kind.example)
    }
  }

  private func unexpectedReal(_ value: Located<ParsedValue>, expected: String) -> QueryError {
    QueryError(
      .expression, "unexpected value type float64 for search attribute \(name)", column: value.column, expected: expected)
  }

  private func wrongType(_ value: Located<ParsedValue>, expected: String) -> QueryError {
    QueryError(
      .expression, "invalid value type for search attribute \(name) of type \(field.kind.typeName): \(value.value.described)",
      column: value.column, expected: expected)
  }
}

extension ParsedValue {
  /// The value and its type, in Temporal's words.
  fileprivate var described: String {
    switch self {
    case .string(let text): "\"\(text)\" (type: string)"
    case .integer(let number): "\(number) (type: int64)"
    case .real(let number): "\(number) (type: float64)"
    case .bool(let truth): "\(truth) (type: bool)"
    case .now: "now() (type: time)"
    }
  }
}

extension QueryField.Kind {
  /// What a value of the type looks like.
  fileprivate var example: String {
    switch self {
    case .keyword, .keywordList, .text: "a text in quotes"
    case .int: "a number such as 5"
    case .double: "a number such as 2.5"
    case .bool: "true or false"
    case .datetime: "a time such as '2030-01-31T12:00:00Z', now() - 1h, or nanoseconds"
    case .status(let names): names.dropFirst().joined(separator: ", ")
    case .duration: "a duration such as '1h30m', '7d', '01:30:00', or nanoseconds"
    }
  }
}
