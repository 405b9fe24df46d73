import Testing

@testable import Simulation

/// The test of the tests: each rule that is broken on purpose is noticed, whatever the seeds.
@Suite("Mutations", .serialized)
struct MutationTests {
  /// So many seeds are given to notice a broken rule; that many in a row without noticing it is a failure.
  static let patience: UInt64 = 20

  @Test("a broken rule is noticed", .timeLimit(.minutes(5)), arguments: Mutation.all.indices)
  func isNoticed(_ index: Int) {
    let mutation = Mutation.all[index]
    let first = UInt64.random(in: 0..<1 << 32)
    let noticed = (first..<first + Self.patience).first { seed in
      !Play.run(seed: seed, plan: mutation.plan, mutation: mutation).broken.isEmpty
    }
    #expect(noticed != nil, "\(mutation.name): not noticed with seeds from \(first)")
  }

  @Test("with the same troubles and no broken rule there is nothing to notice")
  func nothingToNotice() {
    let first = UInt64.random(in: 0..<1 << 32)
    for seed in first..<first + 5 {
      let broken = Play.run(seed: seed, plan: .troubled).broken
      #expect(broken.isEmpty, "seed \(seed): \(broken)")
    }
  }
}
