import ArgumentParser

/// `temporal operator`: what looks after a server.
struct OperatorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operator", abstract: "Look after a server.", subcommands: [ConfigCommand.self])
}

/// `temporal operator config`: the settings that dynamic configuration knows.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show what dynamic configuration can set.", subcommands: [ListConfigCommand.self])
}
