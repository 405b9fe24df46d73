import ArgumentParser
import Foundation
import Logging
import Server

/// `temporal server start-dev`: everything in one process, on a file or in memory.
struct StartDevCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start-dev",
    abstract: "Run a server for development: one process, one file or none, no access control.")

  @OptionGroup(title: "Server flags") var options: StartDevOptions
  @OptionGroup(title: "Security flags") var security: SecurityOptions
  @OptionGroup(title: "Sign-in flags") var login: LoginOptions
  @OptionGroup(title: "Common flags") var common: CommonOptions

  func run() async throws {
    var configuration = try options.serverConfiguration()
    configuration.encryption = try security.encryption()
    configuration.access = try security.access()
    configuration.traces = try ServerConfiguration.traces(by: ProcessInfo.processInfo.environment)
    configuration.ui?.login = try login.settings()
    DescriptorLimit.raise()
    LogSetup.bootstrap(level: common.logLevel ?? .warn, format: common.logFormat)
    if options.logConfig { Output.error.write(configuration.summary) }
    let server = try await TemporalServer.open(configuration, logger: Logger(label: "temporal"))
    let text = StartupText(
      options: options, configuration: configuration, address: server.address, metricsAddress: server.metricsAddress,
      httpAddress: server.httpAddress, uiAddress: server.uiAddress
    )
    .text
    try await server.run { Output.standard.write(text) }
  }
}
