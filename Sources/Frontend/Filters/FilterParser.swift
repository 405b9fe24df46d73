/// Reads a filter. Keywords are read in any case, columns as they are written.
struct FilterParser {
  private static let maximumDepth = 64
  /// A filter is a tree of as many levels as it has conditions, and whoever walks down a tree needs a stack that is as deep.
  static let maximumConditions = 500

  private let tokens: [FilterToken]
  private var index = 0
  private var depth = 0
  private var conditions = 0

  private init(_ tokens: [FilterToken]) { self.tokens = tokens }

  /// - Parameter text: Not blank.
  static func parse(_ text: String) throws(FilterError) -> Filter {
    var parser = FilterParser(try FilterLexer.tokens(of: text))
    let filter = try parser.disjunction()
    guard parser.token.kind == .end else { throw parser.syntaxError }
    return filter
  }

  private var token: FilterToken { tokens[min(index, tokens.count - 1)] }

  private var syntaxError: FilterError {
    switch token.kind {
    case .word(let text, _), .string(let text), .number(let text), .symbol(let text): FilterError(syntaxAt: token.position, near: text)
    case .end: FilterError(syntaxAt: token.position, near: "")
    }
  }

  private mutating func disjunction() throws(FilterError) -> Filter {
    var filter = try conjunction()
    while take("OR") { filter = .or(filter, try conjunction()) }
    return filter
  }

  private mutating func conjunction() throws(FilterError) -> Filter {
    var filter = try condition()
    while take("AND") { filter = .and(filter, try condition()) }
    return filter
  }

  private mutating func condition() throws(FilterError) -> Filter {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw FilterError("malformed query: more than \(Self.maximumDepth) levels deep") }
    conditions += 1
    guard conditions <= Self.maximumConditions else { throw FilterError("malformed query: more than \(Self.maximumConditions) conditions") }
    if take("NOT") { return .not(try condition()) }
    if takeSymbol("(") {
      let filter = try disjunction()
      guard takeSymbol(")") else { throw syntaxError }
      return filter
    }
    guard case .word(let column, _) = token.kind else { throw syntaxError }
    index += 1
    return try predicate(of: column)
  }

  private mutating func predicate(of column: String) throws(FilterError) -> Filter {
    if case .symbol(let text) = token.kind, let comparison = Filter.Comparison(rawValue: text) {
      index += 1
      return .compare(column, comparison, try value())
    }
    if take("IS") {
      let isNegated = take("NOT")
      guard take("NULL") else { throw syntaxError }
      return isNegated ? .not(.isNull(column)) : .isNull(column)
    }
    let isNegated = take("NOT")
    let filter: Filter
    if take("STARTS_WITH") {
      filter = .compare(column, .startsWith, try value())
    } else if take("IN") {
      filter = .oneOf(column, try values())
    } else if take("BETWEEN") {
      let low = try value()
      guard take("AND") else { throw syntaxError }
      filter = .between(column, low, try value())
    } else {
      throw syntaxError
    }
    return isNegated ? .not(filter) : filter
  }

  private mutating func values() throws(FilterError) -> [Filter.Value] {
    guard takeSymbol("(") else { throw syntaxError }
    var values = [try value()]
    while takeSymbol(",") { values.append(try value()) }
    guard takeSymbol(")") else { throw syntaxError }
    return values
  }

  private mutating func value() throws(FilterError) -> Filter.Value {
    defer { index += 1 }
    switch token.kind {
    case .string(let text): return .string(text)
    case .number(let text): return .number(text)
    default: throw syntaxError
    }
  }

  private mutating func take(_ keyword: String) -> Bool {
    guard case .word(let text, false) = token.kind, text.uppercased() == keyword else { return false }
    index += 1
    return true
  }

  private mutating func takeSymbol(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }
}
