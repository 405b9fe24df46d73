import ArgumentParser
import Foundation

/// The process: reads the arguments, runs one command, and turns its end into an exit code.
@main
enum Main {
  static func main() async {
    AllocatorArenas.limit()
    let code: Int32
    do {
      var command = try TemporalCommand.parseAsRoot(normalized(Array(CommandLine.arguments.dropFirst())))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      code = 0
    } catch {
      code = report(error)
    }
    exit(code)
  }

  /// Prints what ended the command: help and version to stdout with exit code 0, anything else as one line to stderr with exit code 1.
  private static func report(_ error: any Error) -> Int32 {
    guard TemporalCommand.exitCode(for: error) != .success else {
      Output.standard.write(TemporalCommand.fullMessage(for: error))
      return 0
    }
    Output.error.write("Error: " + sentence(for: error))
    return 1
  }

  /// The error as one line: what follows the first are other readings of the same mistake.
  private static func sentence(for error: any Error) -> String {
    TemporalCommand.message(for: error).split(separator: "\n").first.map(String.init) ?? "\(error)"
  }
}
