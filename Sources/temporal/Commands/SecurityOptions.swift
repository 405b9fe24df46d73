import ArgumentParser
import Authorization
import Server

/// Flags for encryption and for who may do what. The original has them in its configuration file only.
struct SecurityOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Certificate of the gRPC, HTTP and UI ports, as PEM, read again when it changes.", valueName: "file"))
  var tlsCertPath: String?

  @Option(help: ArgumentHelp("Private key of --tls-cert-path, as PEM.", valueName: "file"))
  var tlsKeyPath: String?

  @Option(help: ArgumentHelp("Authorities that clients' certificates must come from, as PEM: mTLS.", valueName: "file"))
  var tlsClientCaPath: String?

  @Flag(help: "Let clients in that show no certificate; one that is shown is still verified.")
  var tlsClientCertOptional = false

  @Option(
    help: ArgumentHelp("Public keys of JSON Web Tokens: address or file of a JSON Web Key Set. Repeatable.", valueName: "url-or-file"))
  var authJwks: [String] = []

  @Option(help: "Audience that tokens must be meant for.")
  var authAudience: String?

  @Option(help: "Issuer that tokens must come from.")
  var authIssuer: String?

  @Option(help: "Claim of a token that lists permissions such as \"payments:write\" and \"temporal-system:read\".")
  var authPermissionsClaim = "permissions"

  @Option(help: ArgumentHelp("File of API keys and of clients' certificates with their permissions.", valueName: "file"))
  var authPrincipals: String?

  /// The certificates that the flags name; nil where none are.
  func encryption() throws(ConfigurationError) -> Encryption? {
    guard let own = try CertificateFlags(tlsCertPath, tlsKeyPath) else {
      guard tlsClientCaPath == nil else { throw ConfigurationError("tls-client-ca-path needs tls-cert-path and tls-key-path") }
      return nil
    }
    guard tlsClientCaPath != nil || !tlsClientCertOptional else {
      throw ConfigurationError("tls-client-cert-optional needs tls-client-ca-path")
    }
    return Encryption(
      certificate: own.certificate, privateKey: own.privateKey, clientAuthorities: tlsClientCaPath,
      requiresClientCertificate: !tlsClientCertOptional)
  }

  /// Who is let in; nil where the flags say nothing about it.
  func access() throws(ConfigurationError) -> AccessSettings? {
    guard !authJwks.isEmpty || authPrincipals != nil else {
      guard authAudience == nil && authIssuer == nil else { throw ConfigurationError("auth-audience and auth-issuer need auth-jwks") }
      return nil
    }
    var access = AccessSettings()
    access.keySources = authJwks
    access.audience = authAudience
    access.issuer = authIssuer
    access.permissionsClaim = authPermissionsClaim
    access.principalFile = authPrincipals
    return access
  }
}
