/// Limits each fairness key of a queue, whatever the priority of its tasks. A key's rate grows with its weight.
///
/// Only keys whose bucket is not full are remembered, so memory follows the keys that were served lately.
struct KeyLimiter: Sendable {
  /// Tasks per second of a key of weight 1; nil without a limit, 0 to stop.
  private(set) var rate: Double?
  private var buckets: [String: TokenBucket] = [:]

  var isActive: Bool { rate != nil }
  var rememberedCount: Int { buckets.count }
  var isStopped: Bool { rate.map { Pace(tasksPerSecond: $0) == .stopped } ?? false }

  mutating func configure(_ rate: Double?) {
    self.rate = rate.map { max(0, $0) }
    buckets = [:]
  }

  func verdict(of key: String, weight: Double, at now: Duration) -> Verdict {
    guard rate != nil else { return .ready }
    return (buckets[key] ?? TokenBucket()).verdict(pace(weight), at: now)
  }

  mutating func take(_ key: String, weight: Double, at now: Duration) {
    guard rate != nil else { return }
    let pace = pace(weight)
    buckets[key, default: TokenBucket()].take(pace, at: now)
  }

  mutating func refund(_ key: String, weight: Double) {
    guard rate != nil else { return }
    let pace = pace(weight)
    buckets[key]?.refund(pace)
  }

  /// Forgets the keys whose bucket is full.
  mutating func sweep(at now: Duration) {
    buckets = buckets.filter { !$0.value.isFull(at: now) }
  }

  private func pace(_ weight: Double) -> Pace { Pace(tasksPerSecond: rate.map { $0 * weight }) }
}
