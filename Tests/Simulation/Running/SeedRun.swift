import Foundation

/// Many seeds, on every core.
enum SeedRun {
  /// How many seeds that fail are told of in full: a fault is seldom met only once.
  static let failuresShown = 3

  /// Plays so many seeds from the first one on, and tells of those that fail.
  static func play(from first: UInt64, count: UInt64, tell: @escaping @Sendable (UInt64, [String]) -> Void) async -> Totals {
    let players = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
    return await withTaskGroup(of: Totals.self) { group in
      for player in 0..<players {
        group.addTask {
          var totals = Totals()
          for seed in stride(from: first + player, to: first + count, by: Int(players)) {
            let outcome = Play.run(seed: seed)
            totals.add(outcome)
            if !outcome.broken.isEmpty, totals.failures <= failuresShown { tell(seed, outcome.broken) }
          }
          return totals
        }
      }
      return await group.reduce(into: Totals()) { $0.add($1) }
    }
  }
}
