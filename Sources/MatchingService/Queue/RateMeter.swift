import Model

/// Counts what happens, and tells the rate per second over the last 30 s, in steps of 5 s.
struct RateMeter: Sendable {
  private static let step: Int64 = 5
  private static let steps = 6

  private let start: Duration
  private var counts = [Int](repeating: 0, count: RateMeter.steps)
  private var current: Int64

  init(start: Duration) {
    self.start = start
    current = start.components.seconds / Self.step
  }

  mutating func record(at now: Duration) {
    roll(to: now)
    counts[Int(current) % Self.steps] += 1
  }

  /// The events of the window over its length; a meter younger than the window divides by its age, at least one second.
  func rate(at now: Duration) -> Double {
    var rolled = self
    rolled.roll(to: now)
    let windowStart = max(start, .seconds((rolled.current - Int64(Self.steps) + 1) * Self.step))
    let length = max(now - windowStart, .seconds(1))
    return Double(rolled.counts.reduce(0, +)) / length.inSeconds
  }

  private mutating func roll(to now: Duration) {
    let target = now.components.seconds / Self.step
    guard target > current else { return }
    for passed in (current + 1)...min(target, current + Int64(Self.steps)) {
      counts[Int(passed) % Self.steps] = 0
    }
    current = target
  }
}
