import ArgumentParser
import LoadGenerator

/// `temporal-bench SCENARIO`: one run.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario (the default).")

  @Argument(help: "The scenario.")
  var scenario: String

  @OptionGroup var load: LoadOptions

  @Flag(help: "Print the report as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "No progress line.")
  var quiet = false

  mutating func run() async throws {
    let line = ProgressOutput(isQuiet: quiet)
    let report = try await ScenarioList.run(scenario, load.settings()) { line.show($0) }
    line.clear()
    print(json ? report.json : report.text)
  }
}
