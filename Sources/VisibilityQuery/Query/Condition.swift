/// What executions are selected by, checked: NOT stands only at the comparisons (`Predicate.isNegated`), and an attribute that is missing
/// makes a comparison fail, negated or not.
///
/// That is SQL's logic of three values in a form that needs only two: NOT is moved inwards by De Morgan's laws, which hold there too, and what
/// remains only ever asks whether something is true.
public indirect enum Condition: Sendable, Equatable {
  case predicate(Predicate)
  /// True when empty.
  case all([Condition])
  /// False when empty.
  case any([Condition])

  /// Selects everything.
  public static let always = Condition.all([])

  /// Whether an attribute is asked for anywhere.
  public func mentions(_ name: String) -> Bool { fields.contains { $0.name == name } }

  /// Every attribute that is asked for, as often as it is.
  public var fields: [QueryField] {
    switch self {
    case .predicate(let predicate): [predicate.field]
    case .all(let parts), .any(let parts): parts.flatMap(\.fields)
    }
  }
}

/// One comparison of an attribute with values of its type.
public struct Predicate: Sendable, Equatable {
  /// What a value is held against.
  public enum Test: Sendable, Equatable {
    case isPresent
    case compare(Comparison, QueryValue)
    /// Never holds when empty.
    case oneOf([QueryValue])
    /// Both ends included.
    case between(QueryValue, QueryValue)
    case hasPrefix(String)
    case contains(String)
    case like(LikePattern)
  }

  /// An order or equality.
  public enum Comparison: String, Sendable, Equatable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  public var field: QueryField
  public var test: Test
  /// Of an attribute with one value: it is there, and the test fails (`isPresent` negated: it is missing).
  /// Of one with several: none of them passes, also when there are none.
  public var isNegated: Bool

  public init(_ field: QueryField, _ test: Test, isNegated: Bool = false) {
    self.field = field
    self.test = test
    self.isNegated = isNegated
  }
}
