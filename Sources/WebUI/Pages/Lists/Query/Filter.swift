/// One comparison of the filter bar: an attribute, how it is compared, and with what.
struct Filter: Sendable, Hashable {
  var attribute: String
  var comparison: Comparison
  /// One for most comparisons, any number for lists, none for the tests of absence.
  var values: [Value]

  init(_ attribute: String, _ comparison: Comparison, _ values: [Value] = []) {
    self.attribute = attribute
    self.comparison = comparison
    self.values = values
  }

  /// How an attribute is compared; the raw values are what queries say.
  enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case startsWith = "STARTS_WITH"
    case contains = "CONTAINS"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case oneOf = "IN"
    case noneOf = "NOT IN"
    case isNull = "IS NULL"
    case isNotNull = "IS NOT NULL"

    /// As the bar's menus and chips have it.
    var words: String {
      switch self {
      case .equal: "is"
      case .notEqual: "is not"
      case .startsWith: "starts with"
      case .contains: "contains"
      case .less, .lessOrEqual, .greater, .greaterOrEqual: rawValue
      case .oneOf: "is one of"
      case .noneOf: "is none of"
      case .isNull: "is not set"
      case .isNotNull: "is set"
      }
    }

    var isList: Bool { self == .oneOf || self == .noneOf }
    var takesValue: Bool { self != .isNull && self != .isNotNull }
  }

  /// A value: a text, which a query has in quotes, or what stands there without them: a number, a truth, `now() - 1h`.
  enum Value: Sendable, Hashable {
    case text(String)
    case bare(String)

    /// Without quotes.
    var plain: String {
      switch self {
      case .text(let text), .bare(let text): text
      }
    }

    /// As it stands in a query.
    var quoted: String {
      switch self {
      case .text(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
      case .bare(let text): text
      }
    }
  }

  /// The comparison as a query has it.
  var text: String {
    let name = Self.name(attribute)
    guard comparison.takesValue else { return "\(name) \(comparison.rawValue)" }
    let values = values.map(\.quoted).joined(separator: ", ")
    return comparison.isList ? "\(name) \(comparison.rawValue) (\(values))" : "\(name) \(comparison.rawValue) \(values)"
  }

  /// The comparison as people read it.
  var words: String {
    guard comparison.takesValue else { return "\(attribute) \(comparison.words)" }
    return "\(attribute) \(comparison.words) " + values.map(\.plain).joined(separator: ", ")
  }

  /// An attribute's name as queries have it: in backticks where it could be read as something else.
  static func name(_ name: String) -> String {
    let isWord = name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_") }
    let isPlain = isWord && name.first?.isNumber == false && !keywords.contains(name.uppercased())
    return isPlain ? name : "`" + name.replacing("`", with: "") + "`"
  }

  private static let keywords: Set = [
    "AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "LIKE", "STARTS_WITH", "CONTAINS", "GROUP", "ORDER", "BY", "LIMIT", "TRUE", "FALSE",
  ]
}
