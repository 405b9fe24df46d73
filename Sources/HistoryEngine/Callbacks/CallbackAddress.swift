import Model

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
  public func matches(_ address: String) -> Bool { Wildcard(pattern).matches(address) }
}
