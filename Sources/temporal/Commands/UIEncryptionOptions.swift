import ArgumentParser
import GRPCClient
import Server

/// How `temporal ui` asks its server, under the names of the original's command line, and how it serves its pages.
struct UIEncryptionOptions: ParsableArguments {
  @Flag(help: "Ask the server over TLS; each of the other tls flags does that too.")
  var tls = false

  @Option(help: ArgumentHelp("Authorities that the server's certificate must come from, as PEM.", valueName: "file"))
  var tlsCaPath: String?

  @Option(help: ArgumentHelp("Certificate to show the server, as PEM.", valueName: "file"))
  var tlsCertPath: String?

  @Option(help: ArgumentHelp("Private key of --tls-cert-path, as PEM.", valueName: "file"))
  var tlsKeyPath: String?

  @Option(help: "Name that the server's certificate must have.")
  var tlsServerName: String?

  @Option(help: ArgumentHelp("Certificate to serve the pages with, as PEM, read again when it changes.", valueName: "file"))
  var uiTlsCertPath: String?

  @Option(help: ArgumentHelp("Private key of --ui-tls-cert-path, as PEM.", valueName: "file"))
  var uiTlsKeyPath: String?

  /// How the server is asked; nil: in the clear.
  func asked() throws(ConfigurationError) -> GRPCClientTLS? {
    let own = try CertificateFlags(tlsCertPath, tlsKeyPath)
    guard tls || tlsCaPath != nil || own != nil || tlsServerName != nil else { return nil }
    return GRPCClientTLS(authorities: tlsCaPath, certificate: own?.certificate, privateKey: own?.privateKey, serverName: tlsServerName)
  }

  /// How pages are served; nil: in the clear.
  func served() throws(ConfigurationError) -> Encryption? {
    try CertificateFlags(uiTlsCertPath, uiTlsKeyPath, prefix: "ui-").map {
      Encryption(certificate: $0.certificate, privateKey: $0.privateKey)
    }
  }
}
