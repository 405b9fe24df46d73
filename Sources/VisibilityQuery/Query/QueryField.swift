/// An attribute that executions can be found by.
public struct QueryField: Sendable, Hashable {
  /// What an attribute holds, and so how it is written and compared. What is stored for each is a `QueryValue`.
  public enum Kind: Sendable, Hashable {
    /// A text, compared byte for byte.
    case keyword
    /// Several texts; equal to a value when one of them is.
    case keywordList
    /// A text that is found by its words (`TextWords`).
    case text
    case int
    case double
    /// Stored as 0 or 1.
    case bool
    /// Stored as nanoseconds since 1970.
    case datetime
    /// A status, stored as its number, written by name or number; names are in the order of their numbers.
    case status([String])
    /// A length of time, stored in nanoseconds, written as `1h30m`, `7d`, `01:30:00` or nanoseconds.
    case duration
  }

  public var name: String
  public var kind: Kind
  /// What stands in front of each stored value and is not written in queries.
  public var valuePrefix: String

  public init(_ name: String, _ kind: Kind, valuePrefix: String = "") {
    self.name = name
    self.kind = kind
    self.valuePrefix = valuePrefix
  }

  /// Whether an execution may have several values, of which each counts.
  public var isMultiple: Bool {
    switch kind {
    case .keywordList, .text: true
    default: false
    }
  }
}

extension QueryField.Kind {
  /// Temporal's name of the attribute's type.
  public var typeName: String {
    switch self {
    case .keyword, .status: "Keyword"
    case .keywordList: "KeywordList"
    case .text: "Text"
    case .int, .duration: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .datetime: "Datetime"
    }
  }
}
