/// Where a server listens.
public struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
  /// The numeric host.
  public let host: String
  /// The port, the real one if any was asked for.
  public let port: Int

  /// `host:port`, as clients take it.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
