import Foundation

/// The command behind `make simulate`.
package enum Simulate {
  /// Plays `SEEDS` seeds, from a random one on, or replays the one that `SEED` names. Answers the exit code.
  package static func run(_ environment: [String: String]) async -> Int32 {
    if let seed = environment["SEED"].flatMap(UInt64.init) { return replay(seed) }
    let count = environment["SEEDS"].flatMap(UInt64.init) ?? 10_000
    let first = UInt64.random(in: 0..<1 << 32)
    print("simulation: seeds \(first) to \(first + count - 1)")
    let clock = ContinuousClock()
    let began = clock.now
    let totals = await SeedRun.play(from: first, count: count) { seed, broken in
      print("seed \(seed) fails\n  \(broken.joined(separator: "\n  "))\nreplay it with: make simulate SEED=\(seed)")
    }
    let seconds = (clock.now - began) / .seconds(1)
    print(totals)
    print("\(count) seeds in \(Int(seconds)) s, \(Int(Double(count) / seconds)) a second")
    print("\(Int(totals.seeds) - totals.failures) passed, \(totals.failures) failed")
    return totals.failures == 0 ? 0 : 1
  }

  private static func replay(_ seed: UInt64) -> Int32 {
    let outcome = Play.run(seed: seed, isTalking: true)
    print("seed \(seed): trace \(outcome.trace.value), \(outcome.jobs) jobs, \(outcome.events) events, \(outcome.simulated) simulated")
    print(outcome.faults)
    for rule in outcome.broken { print(rule) }
    print(outcome.broken.isEmpty ? "1 passed, 0 failed" : "0 passed, 1 failed")
    return outcome.broken.isEmpty ? 0 : 1
  }
}
