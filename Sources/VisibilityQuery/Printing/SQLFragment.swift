public import Model

/// Part of a statement: text with `?` where values are bound, and the values in the order of their `?`.
///
/// What a user wrote is only ever among the values.
public struct SQLFragment: Sendable, Equatable {
  /// A value to bind.
  public enum Binding: Sendable, Equatable {
    case integer(Int64)
    case real(Double)
    case text(String)
    case id(UniqueID)
  }

  public var text: String
  public var bindings: [Binding]

  public init(_ text: String, _ bindings: [Binding] = []) {
    self.text = text
    self.bindings = bindings
  }

  /// One behind the other, without anything between them.
  public static func + (a: SQLFragment, b: SQLFragment) -> SQLFragment {
    SQLFragment(a.text + b.text, a.bindings + b.bindings)
  }

  public static func + (a: SQLFragment, b: String) -> SQLFragment { SQLFragment(a.text + b, a.bindings) }

  public static func + (a: String, b: SQLFragment) -> SQLFragment { SQLFragment(a + b.text, b.bindings) }
}

extension [SQLFragment] {
  /// All of them, with a text between each two.
  public func joined(separator: String) -> SQLFragment {
    SQLFragment(map(\.text).joined(separator: separator), flatMap(\.bindings))
  }
}

extension SQLFragment.Binding {
  init(_ value: QueryValue) {
    switch value {
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    }
  }
}
