/// Notices that a number no longer moves.
struct StallDetector {
  private let patience: Duration
  private var last: Int?
  private var movedAt: ContinuousClock.Instant

  init(patience: Duration, now: ContinuousClock.Instant) {
    self.patience = patience
    movedAt = now
  }

  /// Whether the number has been the same for longer than patience lasts.
  mutating func isStalled(at number: Int, now: ContinuousClock.Instant) -> Bool {
    if number != last {
      last = number
      movedAt = now
    }
    return now - movedAt > patience
  }
}
