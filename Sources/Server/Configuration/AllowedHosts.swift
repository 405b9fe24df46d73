import Model

/// The names under which the HTTP API may be asked.
///
/// A page of a foreign site can reach a server on its reader's machine by a name that the site gives to the machine's address (DNS rebinding). A list of
/// the server's own names keeps it out.
struct AllowedHosts: Hashable, Sendable {
  /// In each `*` stands for any text.
  var patterns = ["*"]

  /// Whether a `Host` header's value is allowed, letter by letter and with its port.
  func admit(_ host: String) -> Bool { patterns.contains { Wildcard($0).matches(host) } }
}
