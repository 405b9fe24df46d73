import Model

/// The injected clocks, as readings since the service was made.
struct ServiceClock: Sendable {
  private let elapsed: @Sendable () -> Duration
  private let wall: @Sendable () -> WallTime
  private let sleepUntil: @Sendable (Duration) async throws -> Void

  init(_ clock: some Clock<Duration>, wall: @escaping @Sendable () -> WallTime) {
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    self.wall = wall
  }

  var now: Moment { Moment(elapsed: elapsed(), wall: wall()) }

  /// Returns at `time`, or at once when the task is cancelled.
  func sleep(until time: Duration) async {
    // The only error is the cancellation, which is how a sleeper is woken.
    try? await sleepUntil(time)
  }
}
