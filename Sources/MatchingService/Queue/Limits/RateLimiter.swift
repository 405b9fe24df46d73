/// Limits a whole queue.
struct RateLimiter: Sendable {
  /// Tasks per second set through the API; goes before what workers wish.
  private(set) var configured: Double?
  /// What the last poll wished; nil when it had no wish.
  private(set) var wished: Double?
  private var bucket = TokenBucket()
  private var pace = Pace.unlimited

  /// Tasks per second; nil without a limit, 0 when dispatch is stopped.
  var rate: Double? { configured ?? wished }

  mutating func configure(_ rate: Double?, at now: Duration) {
    configured = rate.map { max(0, $0) }
    settle(at: now)
  }

  mutating func wish(_ rate: Double?, at now: Duration) {
    guard wished != rate else { return }
    wished = rate.map { max(0, $0) }
    settle(at: now)
  }

  func verdict(at now: Duration) -> Verdict { bucket.verdict(pace, at: now) }

  /// Takes one token; called after the verdict `.ready`.
  mutating func take(at now: Duration) { bucket.take(pace, at: now) }

  /// Puts one token back, for a task that turned out not to be dispatched.
  mutating func refund() { bucket.refund(pace) }

  private mutating func settle(at now: Duration) {
    pace = Pace(tasksPerSecond: rate)
    bucket.settle(pace, at: now)
  }
}
