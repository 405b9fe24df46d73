/// A value that an attribute is compared with, of the attribute's type; or a number that no value of the type is equal to.
enum Operand {
  case value(QueryValue)
  /// A number between two integers, or beyond all of them, compared with an integer attribute: its floor, held at the ends of `Int64`.
  case between(floor: Int64, isBelowAll: Bool)

  /// - Parameter number: Compared with an integer attribute.
  init(integral number: Double) {
    if let exact = Int64(exactly: number) {
      self = .value(.integer(exact))
    } else if number < -9e18 {
      self = .between(floor: .min, isBelowAll: true)
    } else {
      self = .between(floor: Int64(exactly: number.rounded(.down)) ?? .max, isBelowAll: false)
    }
  }

  /// Nil when nothing is equal to it.
  var exactly: QueryValue? {
    if case .value(let value) = self { value } else { nil }
  }

  func below(orAt isIncluded: Bool) -> Predicate.Test {
    switch self {
    case .value(let value): .compare(isIncluded ? .lessOrEqual : .less, value)
    case .between(let floor, let isBelowAll): .compare(isBelowAll ? .less : .lessOrEqual, .integer(floor))
    }
  }

  func above(orAt isIncluded: Bool) -> Predicate.Test {
    switch self {
    case .value(let value): .compare(isIncluded ? .greaterOrEqual : .greater, value)
    case .between(let floor, let isBelowAll): .compare(isBelowAll ? .greaterOrEqual : .greater, .integer(floor))
    }
  }

  /// What lies between two operands, both included.
  static func between(_ low: Operand, _ high: Operand) -> Predicate.Test {
    guard let low = low.firstAtOrAbove, let high = high.lastAtOrBelow else { return .oneOf([]) }
    return .between(low, high)
  }

  private var firstAtOrAbove: QueryValue? {
    switch self {
    case .value(let value): value
    case .between(_, isBelowAll: true): .integer(.min)
    case .between(let floor, isBelowAll: false): floor == .max ? nil : .integer(floor + 1)
    }
  }

  private var lastAtOrBelow: QueryValue? {
    switch self {
    case .value(let value): value
    case .between(let floor, let isBelowAll): isBelowAll ? nil : .integer(floor)
    }
  }
}
