/// Limits a whole queue.
struct RateLimiter: Sendable {
  /// Tasks per second set through the API; goes before what workers wish.
  private(set) var configured: Double?
  /// What the last poll wished; nil when it had no wish.
  private(set) var wished: Double?
  /// What the configuration allows at most, whoever says more.
  private(set) var allowed: Double?
  private var bucket = TokenBucket()
  private var pace = Pace.unlimited

  /// The limit that counts, with whoever set it; nil without one.
  var limit: TaskQueueStatistics.RateLimit? {
    let asked = configured ?? wished
    if let allowed, asked.map({ allowed < $0 }) ?? true { return .system(allowed) }
    return configured.map { .configured($0) } ?? wished.map { .wishedByWorker($0) }
  }

  mutating func configure(_ rate: Double?, at now: Duration) {
    configured = rate.map { max(0, $0) }
    settle(at: now)
  }

  mutating func wish(_ rate: Double?, at now: Duration) {
    guard wished != rate else { return }
    wished = rate.map { max(0, $0) }
    settle(at: now)
  }

  mutating func allow(_ rate: Double?, at now: Duration) {
    allowed = rate.map { max(0, $0) }
    settle(at: now)
  }

  func verdict(at now: Duration) -> Verdict { bucket.verdict(pace, at: now) }

  /// Takes one token; called after the verdict `.ready`.
  mutating func take(at now: Duration) { bucket.take(pace, at: now) }

  /// Puts one token back, for a task that turned out not to be dispatched.
  mutating func refund() { bucket.refund(pace) }

  private mutating func settle(at now: Duration) {
    pace = Pace(tasksPerSecond: limit?.tasksPerSecond)
    bucket.settle(pace, at: now)
  }
}
