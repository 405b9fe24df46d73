/// A word of a filter, with where it stands.
struct FilterToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A column or a keyword; `isQuoted` in backticks, which no keyword is.
    case word(String, isQuoted: Bool)
    case string(String)
    case number(String)
    /// `=`, `!=`, `<`, `(` and the like.
    case symbol(String)
    case end
  }

  var kind: Kind
  /// Counted in characters, from 1.
  var position: Int
}

/// Cuts a filter's text into words.
struct FilterLexer {
  private let text: [Character]
  private var index = 0

  init(_ text: String) { self.text = Array(text) }

  /// All words, and the end.
  static func tokens(of text: String) throws(FilterError) -> [FilterToken] {
    var lexer = FilterLexer(text)
    var tokens: [FilterToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(FilterError) -> FilterToken {
    while index < text.count, text[index].isWhitespace { index += 1 }
    let position = index + 1
    guard index < text.count else { return FilterToken(kind: .end, position: position) }
    return FilterToken(kind: try kind(text[index], at: position), position: position)
  }

  private mutating func kind(_ first: Character, at position: Int) throws(FilterError) -> FilterToken.Kind {
    switch first {
    case "'", "\"": return .string(try quoted(by: first, at: position))
    case "`": return .word(try quoted(by: first, at: position), isQuoted: true)
    case "(", ")", ",":
      index += 1
      return .symbol(String(first))
    case "=", "!", "<", ">": return .symbol(try comparison(first, at: position))
    default: break
    }
    if first.isNumber || "-+.".contains(first) { return .number(run { $0.isNumber || $0.isLetter || "-+.".contains($0) }) }
    guard first.isLetter || first == "_" else { throw FilterError(syntaxAt: position, near: String(first)) }
    return .word(run { $0.isLetter || $0.isNumber || "_.".contains($0) }, isQuoted: false)
  }

  private mutating func run(while belongs: (Character) -> Bool) -> String {
    let start = index
    while index < text.count, belongs(text[index]) { index += 1 }
    return String(text[start..<index])
  }

  private mutating func comparison(_ first: Character, at position: Int) throws(FilterError) -> String {
    index += 1
    let second = index < text.count ? text[index] : " "
    if second == "=" || first == "<" && second == ">" {
      index += 1
      return second == ">" ? "!=" : first == "=" ? "=" : "\(first)="
    }
    if first == "!" { throw FilterError(syntaxAt: position, near: "!") }
    return String(first)
  }

  /// A quote inside is doubled, or stands behind a backslash.
  private mutating func quoted(by quote: Character, at position: Int) throws(FilterError) -> String {
    index += 1
    var content = ""
    while index < text.count {
      let character = text[index]
      index += 1
      if character == "\\", index < text.count {
        content.append(text[index])
        index += 1
      } else if character == quote {
        guard index < text.count, text[index] == quote else { return content }
        content.append(quote)
        index += 1
      } else {
        content.append(character)
      }
    }
    throw FilterError(syntaxAt: position, near: String(quote) + content)
  }
}
