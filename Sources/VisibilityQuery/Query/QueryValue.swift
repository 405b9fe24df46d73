/// A value as it is stored and compared. Values of one attribute are all of one case, so they have an order.
public enum QueryValue: Sendable, Hashable {
  /// Ints, truths (0 or 1), times and lengths (nanoseconds), statuses (their number).
  case integer(Int64)
  case real(Double)
  /// Compared byte for byte, as the databases do: Swift's own comparison takes composed and decomposed letters for equal.
  case text(String)

  public static func == (a: QueryValue, b: QueryValue) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a == b
    case (.real(let a), .real(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .integer(let value): hasher.combine(value)
    case .real(let value): hasher.combine(value)
    case .text(let value): for byte in value.utf8 { hasher.combine(byte) }
    }
  }

  /// Whether it comes before a value of the same attribute.
  func precedes(_ other: QueryValue) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.real(let a), .real(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    default: false
    }
  }
}
