/// Why a server could not start.
public enum GRPCServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Something else listens there.
  case addressInUse(host: String, port: Int)
  /// The address cannot be listened on, for another reason.
  case cannotBind(host: String, port: Int, reason: String)
  /// A certificate, key or authority cannot be used.
  case badTLS(String)
  /// `start` was called twice, or after `shutdown`.
  case alreadyStarted

  /// One sentence for people.
  public var description: String {
    switch self {
    case .addressInUse(let host, let port): "port \(port) on \(host) is in use by another program"
    case .cannotBind(let host, let port, let reason): "cannot listen on \(host):\(port): \(reason)"
    case .badTLS(let reason): "cannot use the TLS settings: \(reason)"
    case .alreadyStarted: "the gRPC server was started before"
    }
  }
}
