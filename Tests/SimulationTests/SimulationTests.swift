import Foundation
import Testing

@testable import Simulation

/// Whole servers with their workers and clients in simulated time, each seed with other workflows and other faults (docs/decisions/018).
///
/// `SEEDS=n` plays so many. A seed that fails goes the same way again if hashing does, which is why `make simulate SEED=n` replays it.
@Suite("Simulation", .serialized)
struct SimulationTests {
  @Test("whatever breaks, what was acknowledged is there once, and every workflow ends", .timeLimit(.minutes(10)))
  func simulate() async {
    let first = UInt64.random(in: 0..<1 << 32)
    let count = ProcessInfo.processInfo.environment["SEEDS"].flatMap(UInt64.init) ?? 20
    print("simulation: seeds \(first) to \(first + count - 1)")
    let totals = await SeedRun.play(from: first, count: count) { seed, broken in
      Issue.record("seed \(seed) fails: \(broken.joined(separator: "; ")). Replay it with: make simulate SEED=\(seed)")
    }
    print(totals)
    #expect(totals.failures == 0)
  }

  @Test(
    "a seed goes the same way twice, and another seed another way",
    .enabled(if: ProcessInfo.processInfo.environment["SWIFT_DETERMINISTIC_HASHING"] != nil), .timeLimit(.minutes(5)))
  func replay() {
    for seed: UInt64 in 1...3 {
      let (first, second) = (Play.run(seed: seed), Play.run(seed: seed))
      #expect(first.trace == second.trace && first.jobs == second.jobs)
      #expect(Play.run(seed: seed + 100).trace != first.trace)
    }
  }
}
