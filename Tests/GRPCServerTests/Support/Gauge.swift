import Synchronization

/// A number that tests can wait on.
final class Gauge: Sendable {
  private struct State {
    var value = 0
    var waiting: [(target: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var value: Int { state.withLock { $0.value } }

  func add(_ amount: Int) {
    let due = state.withLock { state in
      state.value += amount
      let value = state.value
      let due = state.waiting.filter { $0.target <= value }.map(\.continuation)
      state.waiting.removeAll { $0.target <= value }
      return due
    }
    for waiter in due { waiter.resume() }
  }

  /// Returns once the value is at least `target`.
  func reaches(_ target: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.value < target { state.waiting.append((target, continuation)) }
        return state.value >= target
      }
      if isThere { continuation.resume() }
    }
  }
}
