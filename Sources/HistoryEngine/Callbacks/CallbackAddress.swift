/// A pattern of addresses that callbacks may be posted to: `host` or `host:port`, in which `*` stands for any text.
public struct CallbackAddress: Sendable, Hashable {
  public var pattern: String
  /// Whether plain HTTP will do.
  public var allowsInsecure: Bool

  public init(pattern: String, allowsInsecure: Bool) {
    self.pattern = pattern
    self.allowsInsecure = allowsInsecure
  }

  /// Whether the pattern covers an address, letter by letter.
  public func matches(_ address: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    var rest = address[...]
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
