/// A word of a query, with where it stands.
struct QueryToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// An attribute's name or a keyword.
    case word(String)
    /// A name in backticks: never a keyword.
    case name(String)
    /// A text in quotes, unescaped.
    case string(String)
    /// Digits, perhaps with a fraction and an exponent, without a sign.
    case number(String)
    /// A number with a unit, such as `1h30m`.
    case duration(String)
    /// `=`, `!=`, `(`, `-` and the like.
    case symbol(String)
    case end
  }

  var kind: Kind
  /// Counted in characters (Unicode scalars), from 1.
  var column: Int

  /// The word as it is shown in an error.
  var text: String {
    switch kind {
    case .word(let text), .name(let text), .string(let text), .number(let text), .duration(let text), .symbol(let text): text
    case .end: ""
    }
  }
}
