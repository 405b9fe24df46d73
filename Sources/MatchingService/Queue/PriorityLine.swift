import HeapModule

/// Values in the order of their keys, any of which can leave at any time: insert and remove cost O(log n) amortised.
///
/// Removal forgets the value and leaves its key in the heap, to be skipped later; the heap is rebuilt before such keys
/// outnumber the living.
struct PriorityLine<Key: Comparable & Hashable & Sendable, Value: Sendable>: Sendable {
  private var order = Heap<Key>()
  private var values: [Key: Value] = [:]

  var count: Int { values.count }
  var isEmpty: Bool { values.isEmpty }
  /// The least living key. `prune` keeps the heap's least key alive, so this is a plain look.
  var first: Key? { order.min }
  /// The value of `first`.
  var firstValue: Value? { order.min.flatMap { values[$0] } }
  /// In no particular order.
  var entries: [Key: Value] { values }

  mutating func insert(_ key: Key, _ value: Value) {
    values[key] = value
    order.insert(key)
  }

  @discardableResult
  mutating func remove(_ key: Key) -> Value? {
    guard let value = values.removeValue(forKey: key) else { return nil }
    prune()
    return value
  }

  mutating func popFirst() -> (key: Key, value: Value)? {
    guard let key = order.popMin(), let value = values.removeValue(forKey: key) else { return nil }
    prune()
    return (key, value)
  }

  func contains(_ key: Key) -> Bool { values.index(forKey: key) != nil }

  private mutating func prune() {
    while let least = order.min, values.index(forKey: least) == nil { order.removeMin() }
    if order.count > 2 * values.count + 64 { order = Heap(values.keys) }
  }
}
