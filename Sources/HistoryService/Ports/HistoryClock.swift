public import Model

/// Time and chance as the service gets them from outside, so that tests and simulations own both.
public struct HistoryClock: Sendable {
  /// What to sleep on.
  public var clock: any Clock<Duration>
  /// The wall clock, which may jump.
  public var now: @Sendable () -> WallTime
  /// 64 random bits.
  public var random: @Sendable () -> UInt64
  /// The wall clock, if it can be moved forward.
  public private(set) var skipping: SkippingClock?

  /// Time that cannot be skipped.
  public init(clock: any Clock<Duration>, now: @escaping @Sendable () -> WallTime, random: @escaping @Sendable () -> UInt64) {
    self.clock = clock
    self.now = now
    self.random = random
  }

  /// Time that `skipping` tells, and that tests skip.
  public init(clock: any Clock<Duration>, skipping: SkippingClock, random: @escaping @Sendable () -> UInt64) {
    self.init(clock: clock, now: { skipping.now() }, random: random)
    self.skipping = skipping
  }

  /// A new run id or request id.
  func makeID(at time: WallTime) -> UniqueID { .v7(at: time, random: (random(), random())) }
}
