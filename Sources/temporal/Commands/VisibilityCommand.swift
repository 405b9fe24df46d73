import ArgumentParser
import Server

/// `temporal admin visibility`: the index that lists and counts are made of.
struct VisibilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visibility", abstract: "Hold the index of lists against the executions.",
    subcommands: [VerifyVisibilityCommand.self, RepairVisibilityCommand.self, ExplainVisibilityCommand.self])

  fileprivate static func audit(_ store: StoreOptions, isRepair: Bool) async throws -> IndexFindings {
    let findings = try await IndexAuditor.audit(store.storage, isRepair: isRepair) { Output.standard.write($0) }
    Output.standard.write(findings.summary)
    return findings
  }
}

/// `temporal admin visibility verify`: prints each difference.
struct VerifyVisibilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Print where the index of lists and the executions differ. Exits with 1 when they do.")

  @OptionGroup var store: StoreOptions

  func run() async throws {
    guard try await VisibilityCommand.audit(store, isRepair: false).isSound else {
      throw StartError("the index is not as it should be; `temporal admin visibility repair` mends it")
    }
  }
}

/// `temporal admin visibility repair`: mends each difference.
struct RepairVisibilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Print where the index of lists and the executions differ, and make the index as it should be.")

  @OptionGroup var store: StoreOptions

  func run() async throws {
    guard try await VisibilityCommand.audit(store, isRepair: true).isSound else {
      throw StartError("runs that cannot be read are left as they are; `temporal admin verify` says more")
    }
  }
}

/// `temporal admin visibility explain`: how a list finds what it shows.
struct ExplainVisibilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Print the database's plan for a list or a count of workflows.")

  @OptionGroup var store: StoreOptions

  @Option(name: .shortAndLong, help: "Namespace.")
  var namespace = "default"

  @Option(name: .shortAndLong, help: "The list filter.")
  var query = ""

  @Flag(help: "Explain a count instead of a list.")
  var count = false

  func run() async throws {
    let lines = try await ListExplainer.explain(query, isCount: count, in: namespace, of: store.storage)
    for line in lines { Output.standard.write(line) }
  }
}
