/// Who is at the other end of a connection.
public final class Peer: Sendable {
  /// The remote address, as `host:port` or a socket path; empty where the transport has none.
  public let address: String
  /// Whether both ends are the same machine.
  public let isLocal: Bool
  /// The client's certificate in DER, if one was asked for, given and verified.
  public let certificate: [UInt8]?

  /// Describes a peer.
  public init(address: String, isLocal: Bool = false, certificate: [UInt8]? = nil) {
    self.address = address
    self.isLocal = isLocal
    self.certificate = certificate
  }
}
