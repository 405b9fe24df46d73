import ArgumentParser
import Server

/// `temporal`: the root of all commands.
struct TemporalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "temporal",
    abstract: "Run and look after Temporal: durable workflows that survive crashes.",
    version: "temporal version \(ServerVersion.current) (swift-temporal)",
    subcommands: [ServerCommand.self, UICommand.self, OperatorCommand.self, AdminCommand.self, BenchCommand.self],
    helpNames: [.long, .short])
}
