import Dispatch
import Foundation

/// `micro-benchmarks SUBJECT COUNT`: does one thing COUNT times and nothing else, for a counter of instructions to watch (`scripts/micro`).
@main
struct MicroBenchmarks {
  static let subjects: [String: @Sendable (Int) async throws -> Void] = [
    "apply": OrderTurns.run,
    "apply-crowded": CrowdedTurns.run,
    "encode": WorkerAnswers.run,
    "commit": StoreCommits.run,
    "match": QueueMatches.run,
  ]

  // Not `async`: the thread of an asynchronous `main` ends in a sigsuspend() that valgrind 3.19 does not survive.
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 3, let subject = subjects[words[1]], let count = Int(words[2]), count > 0 else {
      print("usage: micro-benchmarks \(subjects.keys.sorted().joined(separator: "|")) COUNT")
      exit(64)
    }
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        try await subject(count)
      } catch {
        print(error)
        exit(1)
      }
      done.signal()
    }
    done.wait()
  }
}
