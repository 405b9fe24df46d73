import DequeModule
import Synchronization

/// First in, first out, between those who put and those who wait to take.
final class Mailbox<Element: Sendable>: Sendable {
  private struct State {
    var elements: Deque<Element> = []
    /// Who waits, in order. One that was cancelled leaves its number behind.
    var order: Deque<Int> = []
    var takers: [Int: CheckedContinuation<Element?, Never>] = [:]
    var nextTaker = 0
  }

  private let state = Mutex(State())

  /// Hands the element to who has waited longest, or keeps it.
  func put(_ element: Element) {
    let taker: CheckedContinuation<Element?, Never>? = state.withLock { state in
      while let number = state.order.popFirst() {
        if let taker = state.takers.removeValue(forKey: number) { return taker }
      }
      state.elements.append(element)
      return nil
    }
    taker?.resume(returning: element)
  }

  /// The next element; nil when the task is cancelled.
  func take() async -> Element? {
    let number = state.withLock { state in
      state.nextTaker += 1
      return state.nextTaker
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (ready, element): (Bool, Element?) = state.withLock { state in
          if Task.isCancelled { return (true, nil) }
          if let element = state.elements.popFirst() { return (true, element) }
          state.order.append(number)
          state.takers[number] = continuation
          return (false, nil)
        }
        if ready { continuation.resume(returning: element) }
      }
    } onCancel: {
      let taker = state.withLock { $0.takers.removeValue(forKey: number) }
      taker?.resume(returning: nil)
    }
  }
}
