/// Cuts a query's text into words. Comments (`-- ...`, `/* ... */`) are skipped.
struct QueryLexer {
  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "0": "\0", "Z": "\u{1A}",
  ]

  private let text: [Unicode.Scalar]
  private var index = 0

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// All words; the last is the end.
  static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(text)
    var tokens: [QueryToken] = []
    while true {
      try lexer.skipBlanks()
      let column = lexer.index + 1
      guard lexer.index < lexer.text.count else {
        tokens.append(QueryToken(kind: .end, column: column))
        return tokens
      }
      tokens.append(QueryToken(kind: try lexer.next(), column: column))
    }
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < text.count ? text[index + distance] : nil
  }

  private mutating func skipBlanks() throws(QueryError) {
    while let scalar = peek() {
      if scalar.properties.isWhitespace {
        index += 1
      } else if scalar == "-", peek(1) == "-" {
        while index < text.count, text[index] != "\n" { index += 1 }
      } else if scalar == "/", peek(1) == "*" {
        let column = index + 1
        index += 2
        while index < text.count, !(peek() == "*" && peek(1) == "/") { index += 1 }
        guard index < text.count else { throw QueryError(.syntax, "the comment has no end", column: column, expected: "*/") }
        index += 2
      } else {
        return
      }
    }
  }

  private mutating func next() throws(QueryError) -> QueryToken.Kind {
    let first = text[index]
    switch first {
    case "'", "\"": return .string(try quoted(by: first))
    case "`": return .name(try name())
    case "0"..."9": return number()
    case "." where peek(1)?.isDigit == true: return number()
    default: break
    }
    if first.isNameStart { return .word(run { $0.isNamePart }) }
    for symbol in ["<=>", "<>", "<=", ">=", "!=", "&&", "||"] where matches(symbol) {
      index += symbol.count
      return .symbol(symbol == "<>" ? "!=" : symbol)
    }
    guard "=<>!(),+-*/%;".unicodeScalars.contains(first) else {
      throw QueryError(.syntax, "syntax error near '\(first)'", column: index + 1, expected: "an attribute's name or a value in quotes")
    }
    index += 1
    return .symbol(String(first))
  }

  private func matches(_ symbol: String) -> Bool { text[index...].starts(with: symbol.unicodeScalars) }

  private mutating func run(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var result = String.UnicodeScalarView()
    while let scalar = peek(), belongs(scalar) {
      result.append(scalar)
      index += 1
    }
    return String(result)
  }

  private mutating func number() -> QueryToken.Kind {
    var digits = run { $0.isDigit }
    if peek() == "." {
      index += 1
      digits += "." + run { $0.isDigit }
    }
    if let exponent = peek(), exponent == "e" || exponent == "E" {
      let isSigned = peek(1) == "+" || peek(1) == "-"
      if peek(isSigned ? 2 : 1)?.isDigit == true {
        digits += "e" + (isSigned ? String(text[index + 1]) : "")
        index += isSigned ? 2 : 1
        digits += run { $0.isDigit }
      }
    }
    guard let unit = peek(), unit.isNamePart else { return .number(digits) }
    return .duration(digits + run { $0.isNamePart })
  }

  private mutating func name() throws(QueryError) -> String {
    let column = index + 1
    index += 1
    let name = run { $0 != "`" }
    guard index < text.count else { throw QueryError(.syntax, "the name has no end", column: column, expected: "a closing `") }
    guard !name.isEmpty else { throw QueryError(.syntax, "the name is empty", column: column, expected: "a name between the backquotes") }
    index += 1
    return name
  }

  /// A quote inside is doubled, or stands behind a backslash.
  private mutating func quoted(by quote: Unicode.Scalar) throws(QueryError) -> String {
    let column = index + 1
    index += 1
    var content = String.UnicodeScalarView()
    while let scalar = peek() {
      index += 1
      if scalar == "\\", let escaped = peek() {
        content.append(Self.escapes[escaped] ?? escaped)
        index += 1
      } else if scalar == quote {
        guard peek() == quote else { return String(content) }
        content.append(quote)
        index += 1
      } else {
        content.append(scalar)
      }
    }
    throw QueryError(.syntax, "syntax error near '\(String(content))': the text has no end", column: column, expected: "a closing \(quote)")
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isNameStart: Bool { self == "_" || self == "@" || properties.isAlphabetic }
  fileprivate var isNamePart: Bool { isNameStart || isDigit || self == "." || self == "$" }
}
