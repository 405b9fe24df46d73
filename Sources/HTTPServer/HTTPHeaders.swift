/// Headers under case-insensitive names, kept in lower case.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  public private(set) var entries: [Entry] = []

  /// One header.
  public struct Entry: Sendable, Hashable {
    /// In lower case.
    public let name: String
    public let value: String
  }

  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The first value under `name`; nil where there is none.
  public subscript(name: String) -> String? {
    let name = name.lowercased()
    return entries.first { $0.name == name }?.value
  }

  /// Adds a header behind those there are.
  public mutating func add(_ name: String, _ value: String) {
    entries.append(Entry(name: name.lowercased(), value: value))
  }
}
