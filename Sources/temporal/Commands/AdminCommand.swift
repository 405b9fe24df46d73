import ArgumentParser
import Server

/// `temporal admin`: looking after a store while no server runs on it.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Look after a store while no server runs on it.",
    subcommands: [VerifyCommand.self, RecoverCommand.self, VisibilityCommand.self])
}

/// `temporal admin verify`: looks through a store and says what is wrong with it.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every run of a store: its records, its history, its tasks. Exits with 1 when something is wrong.")

  @OptionGroup var store: StoreOptions

  func run() async throws {
    let findings = try await StoreVerifier.verify(store.storage)
    for problem in findings.problems { Output.standard.write(problem) }
    Output.standard.write(findings.summary)
    if !findings.problems.isEmpty {
      throw StartError("the store is not as it should be; `temporal admin recover` saves what is whole of a file")
    }
  }
}

/// `temporal admin recover`: saves what can be read of a damaged file.
struct RecoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Copy everything readable of a damaged file into a fresh one, and say what was lost. The damaged file is not touched.")

  @Option(name: [.customShort("f"), .long], help: "The damaged file.")
  var dbFilename: String

  @Option(help: "The file to make.")
  var to: String

  func run() async throws {
    let report = try await StoreRecovery.recover(dbFilename, to: to)
    for loss in report.losses { Output.standard.write(loss) }
    let lost = report.losses.isEmpty ? "nothing was lost" : "\(report.losses.count) losses, named above"
    Output.standard.write("\(report.runs) whole runs in \(to), \(report.mended) of them mended: \(lost)")
  }
}
