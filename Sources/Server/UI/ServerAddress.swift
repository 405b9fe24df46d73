/// Where another server is found: `host:port`, or `[address]:port` for IPv6.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  public var host: String
  public var port: Int

  /// A host without a port has Temporal's, 7233. Throws for what is no address.
  public init(_ text: String) throws(ConfigurationError) {
    let wrong = ConfigurationError("invalid address \"\(text)\": expected HOST:PORT")
    let hasName = text.first != "[" && text.split(separator: ":", omittingEmptySubsequences: false).count <= 2
    let end = hasName ? text.firstIndex(of: ":") ?? text.endIndex : text.lastIndex(of: "]").map(text.index(after:)) ?? text.startIndex
    let rest = text[end...]
    host = hasName ? String(text[..<end]) : String(text[..<end].dropFirst().dropLast())
    guard !host.isEmpty, !host.contains("/"), rest.isEmpty || rest.first == ":" else { throw wrong }
    guard let port = rest.isEmpty ? 7233 : Int(rest.dropFirst()), (1...65_535).contains(port) else { throw wrong }
    self.port = port
  }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
