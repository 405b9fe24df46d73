import Foundation
import Server

extension StartDevOptions {
  /// The server's configuration that the flags stand for; throws at the first that cannot be used. Touches nothing.
  func serverConfiguration() throws(ConfigurationError) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    // Clients that say "localhost" try IPv4, and the original listens there too.
    configuration.host = ip == "localhost" ? "127.0.0.1" : ip
    configuration.port = port
    configuration.metricsPort = metricsPort
    configuration.httpPort = httpPort
    guard dbFilename == nil || dbURL == nil else { throw ConfigurationError("db-filename and db-url cannot be given together") }
    configuration.storage = dbFilename.map { .file($0) } ?? dbURL.map { .postgres($0) } ?? .memory
    configuration.namespaces = namespace
    for text in searchAttribute { configuration.searchAttributes.append(try SearchAttributeDefinition(parsing: text)) }
    for text in sqlitePragma {
      let pragma = try KeyValue(text, what: "pragma")
      configuration.pragmas[pragma.key] = pragma.value
    }
    configuration.dynamicConfiguration = try DynamicConfiguration(parsing: dynamicConfigValue)
    configuration.dynamicConfigurationFile = dynamicConfigFile
    configuration.archiveFolder = archiveFolder.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    if timeSkipping {
      configuration.timeSkipping = true
      // A test may skip years before it looks at a workflow that closed at their beginning.
      configuration.retention = .seconds(100 * 365 * 24 * 3600)
    }
    if !headless { configuration.ui = uiConfiguration(host: configuration.host) }
    try configuration.validate()
    return configuration
  }

  /// Beside gRPC's port there is one for people, a thousand above; where gRPC takes any, so do they.
  private func uiConfiguration(host: String) -> UIConfiguration {
    let address = uiIp.map { $0 == "localhost" ? "127.0.0.1" : $0 } ?? host
    var ui = UIConfiguration(host: address, port: uiPort ?? (port == 0 || port > 64_535 ? 0 : port + 1000))
    ui.publicPath = uiPublicPath ?? ""
    ui.assetFolder = uiAssetPath
    ui.codecEndpoint = uiCodecEndpoint
    ui.passesTokenToCodec = uiCodecPassAccessToken
    ui.isReadOnly = uiReadOnly
    ui.disabledActions = uiDisable
    return ui
  }
}
