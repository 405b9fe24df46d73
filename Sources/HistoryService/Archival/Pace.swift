import Model
import Synchronization

/// Spreads work over time: so much of it begins in a second.
final class Pace: Sendable {
  private let interval: Duration
  private let next = Mutex(WallTime.epoch)

  init(perSecond: Double) { interval = .seconds(1) / perSecond }

  /// When the next may begin, not before `now`.
  func place(from now: WallTime) -> WallTime {
    next.withLock { next in
      let place = max(now, next)
      next = place + interval
      return place
    }
  }
}
