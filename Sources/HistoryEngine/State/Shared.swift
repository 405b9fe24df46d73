/// A value that its copies share until one of them changes it: copying is one reference, whatever the value holds.
///
/// For what is large, copied often and changed seldom.
@propertyWrapper
public struct Shared<Value: Sendable>: Sendable {
  // Unchecked: the value changes only while nobody shares the box.
  @usableFromInline
  final class Box: @unchecked Sendable {
    @usableFromInline var value: Value

    @inlinable init(_ value: Value) { self.value = value }
  }

  @usableFromInline var box: Box

  /// A value that nobody shares yet.
  @inlinable
  public init(wrappedValue: Value) { box = Box(wrappedValue) }

  /// The value.
  @inlinable
  public var wrappedValue: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }

  /// Itself, to be shared on.
  @inlinable
  public var projectedValue: Shared<Value> {
    get { self }
    set { self = newValue }
  }
}
