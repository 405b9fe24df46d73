import Model

/// Counts what happens, and tells the rate per second over the last 30 s, in steps of 5 s. Holds no memory but itself.
struct RateMeter: Sendable {
  private static let step: Int64 = 5
  private static let steps = 6

  private let start: Duration
  /// The first `steps` lanes are used.
  private var counts = SIMD8<UInt32>()
  private var current: Int64

  init(start: Duration) {
    self.start = start
    current = start.components.seconds / Self.step
  }

  mutating func record(at now: Duration) {
    roll(to: now)
    counts[Int(current) % Self.steps] &+= 1
  }

  /// The events of the window.
  func count(at now: Duration) -> Int {
    var rolled = self
    rolled.roll(to: now)
    return Int(rolled.counts.wrappedSum())
  }

  /// The events of the window over its length; a meter younger than the window divides by its age, at least one second.
  func rate(at now: Duration) -> Double {
    let last = max(current, now.components.seconds / Self.step)
    let windowStart = max(start, .seconds((last - Int64(Self.steps) + 1) * Self.step))
    return Double(count(at: now)) / max(now - windowStart, .seconds(1)).inSeconds
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
