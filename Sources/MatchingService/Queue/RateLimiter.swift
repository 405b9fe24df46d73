/// A token bucket that holds one second's worth of tasks, and at least one.
///
/// Kept as one time instead of a level: `full` is when the bucket will be full again if nothing is taken.
struct RateLimiter: Sendable {
  enum Verdict: Hashable, Sendable {
    case ready
    case later(Duration)
    case never
  }

  /// Tasks per second set through the API; goes before what workers wish.
  private(set) var configured: Double?
  /// What the last worker that had a wish wished.
  private(set) var wished: Double?
  private var full: Duration = .zero

  /// Tasks per second; nil without a limit, 0 when dispatch is stopped.
  var rate: Double? { configured ?? wished }

  mutating func configure(_ rate: Double?, at now: Duration) {
    configured = rate.map { max(0, $0) }
    settle(at: now)
  }

  mutating func wish(_ rate: Double, at now: Duration) {
    guard wished != rate else { return }
    wished = max(0, rate)
    settle(at: now)
  }

  func verdict(at now: Duration) -> Verdict {
    switch pace {
    case .unlimited: return .ready
    case .stopped: return .never
    case .every(let interval):
      let ready = full - tolerance(interval)
      return ready <= now ? .ready : .later(ready)
    }
  }

  /// Takes one token; called after the verdict `.ready`.
  mutating func take(at now: Duration) {
    if case .every(let interval) = pace { full = max(full, now) + interval }
  }

  /// Puts one token back, for a task that turned out not to be dispatched.
  mutating func refund() {
    if case .every(let interval) = pace { full -= interval }
  }

  /// A debt from a slower rate is not carried into a faster one.
  private mutating func settle(at now: Duration) {
    if case .every(let interval) = pace { full = min(full, now + interval + tolerance(interval)) }
  }

  private enum Pace {
    case unlimited
    case stopped
    case every(Duration)
  }

  private var pace: Pace {
    guard let rate else { return .unlimited }
    // Below one task a day is as good as stopped, and keeps the quotient within `Int64`.
    return rate < 1 / 86_400 ? .stopped : .every(.nanoseconds(Int64(1e9 / min(rate, 1e9))))
  }

  private func tolerance(_ interval: Duration) -> Duration { max(.zero, .seconds(1) - interval) }
}
