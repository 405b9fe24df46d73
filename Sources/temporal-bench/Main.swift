import ArgumentParser
import LoadGenerator

/// The process: one scenario, or the null server.
@main
struct TemporalBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "temporal-bench",
    abstract: "Put load on any Temporal server through its public API, and say what it cost.",
    discussion: "`temporal-bench run --help` lists the flags. The scenarios:\n\n" + ScenarioList.help,
    subcommands: [RunCommand.self, NullServerCommand.self],
    defaultSubcommand: RunCommand.self)

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Self.exit(withError: error)
    }
  }
}
