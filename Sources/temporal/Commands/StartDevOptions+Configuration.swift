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
    if let uiPort, !(0...65_535).contains(uiPort) {
      throw ConfigurationError("invalid ui-port \(uiPort): a port is a number from 0 to 65535")
    }
    try configuration.validate()
    return configuration
  }
}
