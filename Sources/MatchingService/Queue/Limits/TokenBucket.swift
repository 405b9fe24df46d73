/// Whether something may go now.
enum Verdict: Hashable, Sendable {
  case ready
  case later(Duration)
  case never
}

/// How fast tasks may go.
enum Pace: Hashable, Sendable {
  case unlimited
  case stopped
  case every(Duration)

  /// - Parameter rate: Tasks per second; nil without a limit, 0 or less to stop.
  init(tasksPerSecond rate: Double?) {
    guard let rate else {
      self = .unlimited
      return
    }
    // What is slower than one task a day is as good as stopped, and keeps the quotient within `Int64`. Not a number is no rate.
    guard rate >= 1 / 86_400 else {
      self = .stopped
      return
    }
    self = .every(.nanoseconds(Int64(1e9 / min(rate, 1e9))))
  }
}

/// A token bucket that holds one second's worth of tasks, and at least one.
///
/// Kept as one time instead of a level: `full` is when the bucket will be full again if nothing is taken.
struct TokenBucket: Sendable {
  private var full: Duration = .zero

  func verdict(_ pace: Pace, at now: Duration) -> Verdict {
    switch pace {
    case .unlimited: return .ready
    case .stopped: return .never
    case .every(let interval):
      let ready = full - Self.tolerance(interval)
      return ready <= now ? .ready : .later(ready)
    }
  }

  /// Takes one token; called after the verdict `.ready`.
  mutating func take(_ pace: Pace, at now: Duration) {
    if case .every(let interval) = pace { full = max(full, now) + interval }
  }

  /// Puts one token back, for a task that turned out not to be dispatched.
  mutating func refund(_ pace: Pace) {
    if case .every(let interval) = pace { full -= interval }
  }

  /// A debt from a slower pace is not carried into a faster one.
  mutating func settle(_ pace: Pace, at now: Duration) {
    if case .every(let interval) = pace { full = min(full, now + interval + Self.tolerance(interval)) }
  }

  /// A full bucket is like one that was never used.
  func isFull(at now: Duration) -> Bool { full <= now }

  private static func tolerance(_ interval: Duration) -> Duration { max(.zero, .seconds(1) - interval) }
}
