/// A rate by priority: each priority has a bucket of the whole rate, and a call empties its own and all lower ones. So the urgent
/// never wait for the less urgent, and together they stay within the rate.
struct PriorityBuckets: Sendable {
  private var tokens: [Double]
  private var filledAt: ContinuousClock.Instant

  init(burst: Double, now: ContinuousClock.Instant) {
    tokens = [Double](repeating: burst, count: CallPriority.allCases.count)
    filledAt = now
  }

  /// Takes one call's token; false: there is none for its priority.
  mutating func take(_ priority: CallPriority, rate: Double, burst: Double, now: ContinuousClock.Instant) -> Bool {
    let elapsed = filledAt.duration(to: now)
    if elapsed > .zero {
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      for index in tokens.indices { tokens[index] = min(burst, tokens[index] + seconds * rate) }
      filledAt = now
    }
    guard tokens[priority.rawValue] >= 1 else { return false }
    for index in priority.rawValue..<tokens.count { tokens[index] = max(0, tokens[index] - 1) }
    return true
  }
}
