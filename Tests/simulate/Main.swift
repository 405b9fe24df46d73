import Foundation
import Simulation

/// Plays the simulation; `make simulate` builds it optimised.
@main
enum Main {
  static func main() async {
    // The order of sets and dictionaries is drawn when a process starts, so a seed goes the same way twice only without that.
    if setenv("SWIFT_DETERMINISTIC_HASHING", "1", 0) == 0, !isStartedAgain {
      setenv("SIMULATE_STARTED", "1", 1)
      var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
      execv("/proc/self/exe", &arguments)
    }
    exit(await Simulate.run(ProcessInfo.processInfo.environment))
  }

  private static var isStartedAgain: Bool { getenv("SIMULATE_STARTED") != nil }
}
