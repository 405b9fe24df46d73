import Synchronization

/// A value that comes once, and whoever waits for it. The first to fire wins, so a waiter that was cancelled or timed out
/// cannot be given something as well. Whoever has claimed the latch is the only one that will fire.
final class Latch<Value: Sendable>: Sendable {
  private enum State {
    case empty
    case waiting(UnsafeContinuation<Value, Never>)
    case fired(Value)
  }

  private let state = Mutex(State.empty)
  private let isClaimed = Atomic(false)

  /// Whether the caller is the first to ask, and nobody was cancelled before: then it must fire, and the waiter cannot be cancelled any more.
  /// For values that take a while to make.
  func claim() -> Bool { !isClaimed.exchange(true, ordering: .acquiringAndReleasing) }

  /// Answers false when a value was there already.
  @discardableResult
  func fire(_ value: Value) -> Bool {
    let (won, waiter) = state.withLock { state -> (Bool, UnsafeContinuation<Value, Never>?) in
      switch state {
      case .fired: return (false, nil)
      case .empty:
        state = .fired(value)
        return (true, nil)
      case .waiting(let waiter):
        state = .fired(value)
        return (true, waiter)
      }
    }
    waiter?.resume(returning: value)
    return won
  }

  var hasFired: Bool {
    state.withLock { if case .fired = $0 { true } else { false } }
  }

  /// Waits for the value; one waiter only. A cancelled waiter gets `cancelled`, unless something else came first or somebody has claimed the latch.
  func value(ifCancelled cancelled: Value) async -> Value {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        let fired = state.withLock { state -> Value? in
          if case .fired(let value) = state { return value }
          state = .waiting(continuation)
          return nil
        }
        if let fired { continuation.resume(returning: fired) }
      }
    } onCancel: {
      // No other lock may be taken here: whoever holds it may be about to resume this very task.
      if claim() { fire(cancelled) }
    }
  }
}
