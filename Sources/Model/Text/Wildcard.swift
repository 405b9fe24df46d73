/// A pattern of texts, in which `*` stands for any text.
public struct Wildcard: Sendable, Hashable {
  public var pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  /// Whether the pattern covers a text, letter by letter.
  public func matches(_ text: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    var rest = text[...]
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1, let last = parts.last else { return rest.isEmpty }
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
