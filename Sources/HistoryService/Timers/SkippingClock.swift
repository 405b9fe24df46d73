public import Model
import Synchronization

/// A wall clock that may be moved forward, so that tests of workflows that wait for years end in milliseconds.
///
/// It goes as fast as the clock it stands on, ahead of it by what was skipped. While it is unlocked and nothing is under way, `HistoryService`
/// moves it to the next thing that is due; nothing else does. What was skipped is kept in memory only.
public final class SkippingClock: Sendable {
  private struct State {
    var skipped = Duration.zero
    /// Above zero, time goes at its own pace. A test server begins locked.
    var locks = 1
    /// Turns under way.
    var turns = 0
    /// How many turns have begun: with it a look at the workflows is known to be out of date.
    var turnCount: UInt64 = 0
    /// Workflows that had a turn since they were last found to wait for nothing but time.
    var unsettled: Set<SlotKey> = []

    var isQuiet: Bool { locks == 0 && turns == 0 }
  }

  private let state = Mutex(State())
  private let base: @Sendable () -> WallTime

  /// A locked clock that has skipped nothing yet.
  public init(over base: @escaping @Sendable () -> WallTime) {
    self.base = base
  }

  /// The time of day, ahead of the real one.
  public func now() -> WallTime { base() + state.withLock { $0.skipped } }

  // MARK: The lock

  func lock() {
    state.withLock { $0.locks += 1 }
  }

  /// Throws FAILED_PRECONDITION when the clock is not locked.
  func unlock() throws(ServiceError) {
    let isBalanced = state.withLock { state in
      guard state.locks > 0 else { return false }
      state.locks -= 1
      return true
    }
    guard isBalanced else { throw ServiceError(.failedPrecondition, "time skipping is not locked: unlocks must not outnumber locks") }
  }

  // MARK: What is under way

  func beginTurn(of workflow: SlotKey) {
    state.withLock { state in
      state.turns += 1
      state.turnCount += 1
      state.unsettled.insert(workflow)
    }
  }

  /// Answers whether time may be skipped now, as far as turns tell.
  func endTurn() -> Bool {
    state.withLock { state in
      state.turns -= 1
      return state.isQuiet
    }
  }

  /// A quiet moment, named by the turns that have begun until then; nil: there is none now.
  func quietMoment() -> UInt64? {
    state.withLock { $0.isQuiet ? $0.turnCount : nil }
  }

  /// A workflow that must be looked at before time is skipped.
  var unsettled: SlotKey? { state.withLock { $0.unsettled.first } }

  /// The workflow was found to wait for nothing but time, unless it had a turn since `moment`.
  func settle(_ workflow: SlotKey, at moment: UInt64) {
    state.withLock { state in
      if state.turnCount == moment { state.unsettled.remove(workflow) }
    }
  }

  /// Moves the clock to `time`, unless a turn began since `moment` or somebody locked it. Answers whether it did.
  func skip(to time: WallTime, since moment: UInt64) -> Bool {
    state.withLock { state in
      guard state.isQuiet, state.turnCount == moment else { return false }
      state.skipped = max(state.skipped, time - base())
      return true
    }
  }
}
