import GRPCServer

/// The certificates of the gRPC, HTTP and UI ports, as paths of PEM files. They are read again when they change; connections that are open keep theirs.
public struct Encryption: Hashable, Sendable {
  /// The server's certificate chain, its own first.
  public var certificate: String
  public var privateKey: String
  /// The authorities that clients' certificates must come from; nil: clients are asked for none.
  public var clientAuthorities: String?
  /// Whether a client without a certificate is turned away. One that is given is verified either way.
  public var requiresClientCertificate: Bool

  public init(certificate: String, privateKey: String, clientAuthorities: String? = nil, requiresClientCertificate: Bool = true) {
    self.certificate = certificate
    self.privateKey = privateKey
    self.clientAuthorities = clientAuthorities
    self.requiresClientCertificate = requiresClientCertificate
  }

  /// Every file that is read.
  var paths: [String] { [certificate, privateKey] + (clientAuthorities.map { [$0] } ?? []) }

  /// The same for the wire.
  var settings: GRPCServerTLS {
    GRPCServerTLS(
      certificateChain: .file(certificate), privateKey: .file(privateKey), clientAuthorities: clientAuthorities.map { .file($0) },
      requiresClientCertificate: requiresClientCertificate)
  }

  /// The certificates as they are now, for the HTTP and UI ports.
  func contextForHTTP() throws -> TLSContext {
    let context = TLSContext(offering: ["http/1.1"])
    try context.use(settings)
    return context
  }
}
