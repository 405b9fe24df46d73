import FoundationEssentials
import Testing

/// Random sequences of client calls, worker answers, passing time and crashes against one workflow id. Whatever happens, the invariants
/// hold.
///
/// Every run of the tests plays other sequences and prints where they begin. `SEED=n` replays one sequence, `SEQUENCES=n` plays so many:
/// `make test` plays a hundred thousand.
@Suite struct RandomRunTests {
  @Test("whatever happens to a workflow, its histories, its state and its tasks stay true to each other", .timeLimit(.minutes(10)))
  func invariants() async throws {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap(UInt64.init) { return try RandomPlayer.play(seed: seed) }
    let first = UInt64.random(in: 0..<1 << 32)
    let count = environment["SEQUENCES"].flatMap(UInt64.init) ?? 5000
    print("random workflows: SEED=\(first) to \(first + count - 1)")
    var coverage = Coverage()
    await withTaskGroup(of: Coverage.self) { group in
      let players = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
      for player in 0..<players {
        group.addTask { Self.play(Array(stride(from: first + player, to: first + count, by: Int(players)))) }
      }
      for await met in group { coverage.add(met) }
    }
    if count >= 10_000 { #expect(coverage.missing.isEmpty, "every kind of event is met") }
  }

  private static func play(_ seeds: [UInt64]) -> Coverage {
    var coverage = Coverage()
    var failures = 0
    for seed in seeds {
      do {
        try RandomPlayer.play(seed: seed, &coverage)
      } catch {
        // A fault is seldom met only once, and a few seeds are enough to find it by.
        failures += 1
        if failures <= 3 { Issue.record("SEED=\(seed) fails: \(error)") }
      }
    }
    return coverage
  }
}
