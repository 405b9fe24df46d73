/// A custom search attribute to be registered on every namespace that the server makes at its start.
public struct SearchAttributeDefinition: Hashable, Sendable {
  /// The types a search attribute can have, by their wire numbers (`temporal.api.enums.v1.IndexedValueType`).
  public enum ValueType: Int32, Hashable, Sendable, CaseIterable {
    case text = 1
    case keyword = 2
    case int = 3
    case double = 4
    case bool = 5
    case datetime = 6
    case keywordList = 7

    /// The name that users write: `KeywordList`.
    public var name: String {
      switch self {
      case .text: "Text"
      case .keyword: "Keyword"
      case .int: "Int"
      case .double: "Double"
      case .bool: "Bool"
      case .datetime: "Datetime"
      case .keywordList: "KeywordList"
      }
    }

    /// The type of that name, in any case, as the original takes it.
    public init?(name: String) {
      guard let type = Self.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) else { return nil }
      self = type
    }
  }

  public let name: String
  public let type: ValueType

  /// An attribute by its parts.
  public init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }

  /// Reads `KEY=TYPE`, as `--search-attribute` takes it.
  public init(parsing text: String) throws(ConfigurationError) {
    let pair = try KeyValue(text, what: "search attribute")
    guard pair.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }) else {
      throw ConfigurationError("invalid search attribute name \"\(pair.key)\": letters, digits, '_' and '-' are allowed")
    }
    guard let type = ValueType(name: pair.value) else {
      let names = ValueType.allCases.map(\.name).joined(separator: ", ")
      throw ConfigurationError("invalid search attribute type \"\(pair.value)\" for \"\(pair.key)\": use one of \(names)")
    }
    self.init(name: pair.key, type: type)
  }
}
