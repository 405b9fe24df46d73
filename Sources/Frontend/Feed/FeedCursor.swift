import Model

/// A place in a namespace's event feed, as clients keep it: behind which event they go on.
struct FeedCursor: Hashable, Sendable, CustomStringConvertible {
  /// What a client says who wants nothing of what was.
  static let now = "now"

  /// Tells feeds apart, so that a cursor of another namespace, or of another server's, is refused instead of meaning something else.
  private let feed: UInt32
  let number: Int64

  init(_ number: Int64, of namespaceID: UniqueID) {
    feed = UInt32(truncatingIfNeeded: namespaceID.low)
    self.number = number
  }

  var description: String {
    let digits = String(feed, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits + "-\(number)"
  }

  /// Reads a cursor; throws INVALID_ARGUMENT for what is none of this namespace's feed.
  init(_ text: String, of namespace: Namespace) throws(ServiceError) {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(parts[1]) else {
      throw .invalidArgument("Invalid cursor \"\(text)\": it is none that an event feed has given.")
    }
    self.init(number, of: namespace.id)
    guard description.hasPrefix(parts[0] + "-"), parts[0].utf8.count == 8 else {
      throw .invalidArgument("Invalid cursor \"\(text)\": it is of another feed than that of namespace \(namespace.name).")
    }
  }
}
