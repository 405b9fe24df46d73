import HistoryService
import Model
import Synchronization
import TestSupport

/// The tests' time: a wall clock that moves with a manual clock, and can jump without it.
final class TestTime: Sendable {
  static let start = WallTime(nanoseconds: 1_700_000_000_000_000_000)

  let clock = ManualClock()
  private let jump = Mutex(Duration.zero)
  private let nextRandom = Mutex(UInt64(0))

  var now: WallTime { Self.start + clock.now.offset + jump.withLock { $0 } }

  var historyClock: HistoryClock { HistoryClock(clock: clock, now: { self.now }, random: { self.random() }) }

  /// The same, with a wall clock that the service may move.
  var skippingClock: HistoryClock { HistoryClock(clock: clock, skipping: SkippingClock { self.now }, random: { self.random() }) }

  private func random() -> UInt64 {
    nextRandom.withLock {
      $0 += 1
      return $0
    }
  }

  /// Moves the wall clock only, as an operator or a virtual machine does.
  func jumpWall(by duration: Duration) {
    jump.withLock { $0 += duration }
  }
}

/// Lets other tasks go on until the condition holds; a test that waits in vain runs into its time limit.
func eventually(_ condition: () async throws -> Bool) async rethrows {
  while !(try await condition()) { await Task.yield() }
}
