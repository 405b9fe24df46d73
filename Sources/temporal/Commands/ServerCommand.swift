import ArgumentParser

/// `temporal server`: the commands that run a server.
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "Run a Temporal server.", subcommands: [StartDevCommand.self])
}
