import Model

/// Finds the attributes that a query names, and gives its values their types.
struct QueryChecker {
  let schema: QuerySchema
  let now: WallTime

  func condition(_ parsed: ParsedCondition, isNegated: Bool) throws(QueryError) -> Condition {
    switch parsed {
    case .comparison(let comparison): return .predicate(try predicate(comparison, isNegated: isNegated))
    case .not(let inner): return try condition(inner, isNegated: !isNegated)
    case .all(let parts):
      let parts = try parts.map { part throws(QueryError) in try condition(part, isNegated: isNegated) }
      return isNegated ? .any(parts) : .all(parts)
    case .any(let parts):
      let parts = try parts.map { part throws(QueryError) in try condition(part, isNegated: isNegated) }
      return isNegated ? .all(parts) : .any(parts)
    }
  }

  func field(_ name: Located<String>) throws(QueryError) -> QueryField {
    if let field = schema.field(named: name.value) { return field }
    throw QueryError(.unknownAttribute, name.value, column: name.column, expected: schema.suggestion(for: name.value) ?? "")
  }

  func groupField(_ name: Located<String>) throws(QueryError) -> QueryField {
    let field = try field(name)
    switch field.kind {
    case .keyword, .int, .bool, .status: return field
    case .keywordList, .text, .double, .datetime, .duration:
      throw QueryError(
        .unsupported, "'GROUP BY' clause is not supported for search attribute \(name.value)", column: name.column,
        expected: "an attribute of type Keyword, Int or Bool")
    }
  }

  func orderField(_ name: Located<String>) throws(QueryError) -> QueryField {
    let field = try field(name)
    guard field.isMultiple else { return field }
    throw QueryError(
      .unsupported, "'ORDER BY' clause is not supported for search attribute \(name.value)", column: name.column,
      expected: "an attribute that is not of type Text or KeywordList")
  }

  private func predicate(_ comparison: ParsedComparison, isNegated: Bool) throws(QueryError) -> Predicate {
    let field = try field(comparison.field)
    try refuseUnsupported(comparison, of: field)
    let isNegated = isNegated != (comparison.isNegated || comparison.operator.value == .notEqual)
    if comparison.operator.value == .isNull { return Predicate(field, .isPresent, isNegated: !isNegated) }
    return Predicate(field, try test(comparison, of: field), isNegated: isNegated)
  }

  private func refuseUnsupported(_ comparison: ParsedComparison, of field: QueryField) throws(QueryError) {
    let wanted = comparison.operator.value
    guard !field.kind.operators.contains(wanted) else { return }
    let name = comparison.field.value
    let expected = field.kind.operators.map(\.rawValue).joined(separator: ", ")
    if wanted == .between {
      throw QueryError(
        .expression, "cannot do range condition on search attribute '\(name)' of type \(field.kind.typeName)",
        column: comparison.operator.column, expected: expected)
    }
    let words = (comparison.isNegated ? "NOT " : "") + wanted.rawValue
    throw QueryError(
      .unsupported, "operator '\(words)' not supported for \(field.kind.typeName) type search attribute '\(name)'",
      column: comparison.operator.column, expected: expected)
  }

  private func test(_ comparison: ParsedComparison, of field: QueryField) throws(QueryError) -> Predicate.Test {
    let reader = OperandReader(field: field, name: comparison.field.value, now: now)
    var operands: [Operand] = []
    for value in comparison.values { operands.append(try reader.operand(value)) }
    if case .text = field.kind { return try reader.words(comparison.values[0]) }
    switch comparison.operator.value {
    case .equal, .notEqual: return operands[0].exactly.map { .compare(.equal, $0) } ?? .oneOf([])
    case .oneOf, .isNull: return .oneOf(operands.compactMap(\.exactly))
    case .less: return operands[0].below(orAt: false)
    case .lessOrEqual: return operands[0].below(orAt: true)
    case .greater: return operands[0].above(orAt: false)
    case .greaterOrEqual: return operands[0].above(orAt: true)
    case .between: return Operand.between(operands[0], operands[1])
    case .startsWith: return .hasPrefix(try reader.text(comparison.values[0]))
    case .contains: return .contains(try reader.text(comparison.values[0]))
    case .like: return .like(try reader.pattern(comparison.values[0]))
    }
  }
}

extension QueryField.Kind {
  /// What an attribute of this type can be compared by.
  var operators: [QueryOperator] {
    let ordered: [QueryOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .oneOf, .isNull]
    return switch self {
    case .keyword: ordered + [.between, .startsWith, .contains, .like]
    case .int, .double, .datetime, .status, .duration: ordered + [.between]
    case .bool: ordered
    case .keywordList: [.equal, .notEqual, .oneOf, .isNull]
    case .text: [.equal, .notEqual, .isNull]
    }
  }
}
