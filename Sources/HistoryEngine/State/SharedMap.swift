import HashTreeCollections

/// A dictionary whose copies share what they have in common. A turn works on a copy of its run's state: with it, a change costs what it
/// changes and not what is pending.
public struct SharedMap<Key: Hashable & Sendable, Value: Sendable>: Sendable, Sequence {
  private var tree = TreeDictionary<Key, Value>()

  /// An empty map.
  public init() {}

  public var count: Int { tree.count }
  public var isEmpty: Bool { tree.isEmpty }
  public var keys: some Collection<Key> { tree.keys }
  public var values: some Collection<Value> { tree.values }

  /// The value of a key; nil takes the key out.
  public subscript(key: Key) -> Value? {
    get { tree[key] }
    set { tree[key] = newValue }
  }

  /// The map with other values under the same keys.
  public func mapValues<Other: Sendable>(_ transform: (Value) -> Other) -> SharedMap<Key, Other> {
    var mapped = SharedMap<Key, Other>()
    mapped.tree = tree.mapValues(transform)
    return mapped
  }

  /// Goes through the map in no order.
  public struct Iterator: IteratorProtocol {
    fileprivate var base: TreeDictionary<Key, Value>.Iterator

    public mutating func next() -> (key: Key, value: Value)? { base.next() }
  }

  public func makeIterator() -> Iterator { Iterator(base: tree.makeIterator()) }
}

extension SharedMap: Equatable where Value: Equatable {
  public static func == (a: SharedMap, b: SharedMap) -> Bool { a.tree == b.tree }
}

/// The same as a set.
public struct SharedSet<Element: Hashable & Sendable>: Sendable, Sequence, Equatable {
  private var tree = TreeSet<Element>()

  /// An empty set.
  public init() {}

  public var count: Int { tree.count }
  public var isEmpty: Bool { tree.isEmpty }

  /// Whether the element is there.
  public func contains(_ element: Element) -> Bool { tree.contains(element) }

  /// Puts the element in, if it is not there.
  public mutating func insert(_ element: Element) {
    tree.insert(element)
  }

  /// Takes the element out; answers whether it was there.
  @discardableResult
  public mutating func remove(_ element: Element) -> Bool { tree.remove(element) != nil }

  public func makeIterator() -> Iterator { Iterator(base: tree.makeIterator()) }

  /// Goes through the set in no order.
  public struct Iterator: IteratorProtocol {
    fileprivate var base: TreeSet<Element>.Iterator

    public mutating func next() -> Element? { base.next() }
  }

  public static func == (a: SharedSet, b: SharedSet) -> Bool { a.tree == b.tree }
}
