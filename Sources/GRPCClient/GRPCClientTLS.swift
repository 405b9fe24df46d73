import NIOSSL

/// How a client makes sure of the server, and shows who it is itself. Paths of PEM files, read anew for each connection.
public struct GRPCClientTLS: Hashable, Sendable {
  /// The authorities that the server's certificate must come from; nil: those of the system.
  public var authorities: String?
  /// The client's own certificate chain and key; nil: it shows none.
  public var certificate: String?
  public var privateKey: String?
  /// The name that the server's certificate must have; nil: that of the address.
  public var serverName: String?

  public init(authorities: String? = nil, certificate: String? = nil, privateKey: String? = nil, serverName: String? = nil) {
    self.authorities = authorities
    self.certificate = certificate
    self.privateKey = privateKey
    self.serverName = serverName
  }

  /// Throws FAILED_PRECONDITION with what cannot be used, if anything cannot.
  public func check() throws(GRPCError) { _ = try makeContext() }

  func makeContext() throws(GRPCError) -> NIOSSLContext {
    var path = "its settings"
    do {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.applicationProtocols = ["h2"]
      if let authorities {
        path = authorities
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorities))
      }
      if let certificate, let privateKey {
        path = certificate
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
        path = privateKey
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: privateKey, format: .pem))
      }
      return try NIOSSLContext(configuration: tls)
    } catch {
      throw GRPCError(.failedPrecondition, "cannot use \(path) for TLS: \(error)")
    }
  }

  /// Names no server by its address: then the certificate must be for that address.
  func handler(for host: String) throws -> NIOSSLClientHandler {
    let context = try makeContext()
    do {
      return try NIOSSLClientHandler(context: context, serverHostname: serverName ?? host)
    } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
      return try NIOSSLClientHandler(context: context, serverHostname: nil)
    }
  }
}
