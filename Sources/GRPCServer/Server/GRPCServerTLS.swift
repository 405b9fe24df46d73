import Glibc
import NIOSSL

/// A server's certificate, and whom it lets in. PEM throughout.
public struct GRPCServerTLS: Sendable {
  /// Where certificate or key text comes from.
  public enum Source: Sendable, Hashable {
    /// A file of PEM.
    case file(String)
    /// PEM itself.
    case pem([UInt8])
  }

  /// The server's certificate chain, its own first.
  public var certificateChain: Source
  /// The key of the first certificate.
  public var privateKey: Source
  /// The authorities that clients' certificates must come from. Nil asks no client for one.
  public var clientAuthorities: Source?
  /// With authorities: whether a client without a certificate is turned away. If not, one that is given is still verified.
  public var requiresClientCertificate: Bool

  /// Describes a server's TLS.
  public init(certificateChain: Source, privateKey: Source, clientAuthorities: Source? = nil, requiresClientCertificate: Bool = true) {
    self.certificateChain = certificateChain
    self.privateKey = privateKey
    self.clientAuthorities = clientAuthorities
    self.requiresClientCertificate = requiresClientCertificate
  }

  /// Throws `GRPCServerError.badTLS` with what is wrong, if anything is.
  public func check() throws { _ = try makeContext(offering: []) }

  /// Reads and checks everything; throws `GRPCServerError.badTLS` with what is wrong.
  func makeContext(offering protocols: [String]) throws -> NIOSSLContext {
    do {
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: try Self.certificates(certificateChain).map { .certificate($0) }, privateKey: .privateKey(try key()))
      tls.minimumTLSVersion = .tlsv12
      tls.applicationProtocols = protocols
      if let clientAuthorities {
        tls.trustRoots = .certificates(try Self.certificates(clientAuthorities))
        tls.certificateVerification = requiresClientCertificate ? .noHostnameVerification : .optionalVerification
      }
      return try NIOSSLContext(configuration: tls)
    } catch let error as GRPCServerError {
      throw error
    } catch {
      throw GRPCServerError.badTLS("\(error)")
    }
  }

  private static func certificates(_ source: Source) throws -> [NIOSSLCertificate] {
    try named(source, "no certificate in PEM") {
      switch source {
      case .file(let path): try NIOSSLCertificate.fromPEMFile(path)
      case .pem(let bytes): try NIOSSLCertificate.fromPEMBytes(bytes)
      }
    }
  }

  private func key() throws -> NIOSSLPrivateKey {
    try Self.named(privateKey, "no private key in PEM") {
      switch privateKey {
      case .file(let path): try NIOSSLPrivateKey(file: path, format: .pem)
      case .pem(let bytes): try NIOSSLPrivateKey(bytes: bytes, format: .pem)
      }
    }
  }

  /// Reads a source; an error says which file it is about.
  private static func named<Value>(_ source: Source, _ problem: String, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch {
      guard case .file(let path) = source else { throw GRPCServerError.badTLS("there is \(problem)") }
      let isReadable = access(path, R_OK) == 0
      throw GRPCServerError.badTLS(isReadable ? "\(path) holds \(problem)" : "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
  }
}
