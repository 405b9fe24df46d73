import ArgumentParser
import Foundation

/// `temporal bench`: becomes `temporal-bench`, which lies beside this program or on the PATH. The load generator is a program of its own,
/// so that the server does not carry it.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "bench", abstract: "Put load on a server (runs temporal-bench).")

  @Argument(parsing: .captureForPassthrough, help: "What temporal-bench takes; see `temporal bench --help`.")
  var arguments: [String] = []

  func run() throws {
    let program = "temporal-bench"
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      execv(URL(filePath: own).deletingLastPathComponent().appending(path: program).path, &words)
    }
    execvp(program, &words)
    throw ValidationError("\(program) lies neither beside this program nor on the PATH")
  }
}
