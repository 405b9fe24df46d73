import Synchronization

/// A number that only rises, until the process ends.
public final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  init() {}

  /// Raises it.
  public func add(_ amount: Int = 1) { count.add(amount, ordering: .relaxed) }

  /// What was added so far.
  public var value: Int { count.load(ordering: .relaxed) }
}

/// A number that rises and falls.
public final class Gauge: Sendable {
  private let number = Atomic<Int>(0)

  init() {}

  /// Raises it, or lowers it by a negative amount.
  public func add(_ amount: Int) { number.add(amount, ordering: .relaxed) }
  /// Shows `amount` from now on.
  public func set(_ amount: Int) { number.store(amount, ordering: .relaxed) }

  /// What it shows now.
  public var value: Int { number.load(ordering: .relaxed) }
}
