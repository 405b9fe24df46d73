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
    guard (tlsCertPath == nil) == (tlsKeyPath == nil) else { throw ConfigurationError("tls-cert-path and tls-key-path belong together") }
    guard tls || tlsCaPath != nil || tlsCertPath != nil || tlsServerName != nil else { return nil }
    return GRPCClientTLS(authorities: tlsCaPath, certificate: tlsCertPath, privateKey: tlsKeyPath, serverName: tlsServerName)
  }

  /// How pages are served; nil: in the clear.
  func served() throws(ConfigurationError) -> Encryption? {
    guard let uiTlsCertPath, let uiTlsKeyPath else {
      guard uiTlsCertPath == nil && uiTlsKeyPath == nil else {
        throw ConfigurationError("ui-tls-cert-path and ui-tls-key-path belong together")
      }
      return nil
    }
    return Encryption(certificate: uiTlsCertPath, privateKey: uiTlsKeyPath)
  }
}
