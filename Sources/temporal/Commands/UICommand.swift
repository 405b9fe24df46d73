import ArgumentParser
import Logging
import Server

/// `temporal ui`: the web UI for a server that runs elsewhere, the original included.
struct UICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ui", abstract: "Serve the Web UI for a Temporal server that runs elsewhere.")

  @OptionGroup(title: "UI flags") var options: UIOptions
  @OptionGroup(title: "Sign-in flags") var login: LoginOptions
  @OptionGroup(title: "Encryption flags") var encryption: UIEncryptionOptions
  @OptionGroup(title: "Common flags") var common: CommonOptions

  func run() async throws {
    LogSetup.bootstrap(level: common.logLevel ?? .warn, format: common.logFormat)
    var configuration = options.configuration
    configuration.login = try login.settings()
    let path = configuration.shownPath
    let served = try encryption.served()
    let server = try UIServer(
      configuration, server: try ServerAddress(options.address), tls: try encryption.asked(), encryption: served,
      logger: Logger(label: "temporal"))
    try await server.run {
      Output.standard.write("Temporal UI: \(served == nil ? "http" : "https")://\(server.address)\(path)")
    }
  }
}
