import FoundationEssentials

/// Where a list goes on, as an address carries it.
enum PageToken {
  /// Nil at the end of the list.
  static func text(_ token: Data) -> String? { token.isEmpty ? nil : token.base64EncodedString() }

  /// Empty, the list's beginning, for what is no token.
  static func data(_ text: String?) -> Data { text.flatMap { Data(base64Encoded: $0) } ?? Data() }
}
