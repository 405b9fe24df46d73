import DequeModule
import Synchronization

/// Lets so many through at a time; the others wait in line.
final class Gate: Sendable {
  private struct State {
    var free: Int
    var line: Deque<Latch<Void>> = []
  }

  private let state: Mutex<State>

  init(places: Int) { state = Mutex(State(free: places)) }

  /// Does `body` when there is a place. A cancelled caller goes through at once.
  func pass<Value>(_ body: () async -> Value) async -> Value {
    let latch: Latch<Void>? = state.withLock { state in
      guard state.free == 0 else {
        state.free -= 1
        return nil
      }
      let latch = Latch<Void>()
      state.line.append(latch)
      return latch
    }
    await latch?.value(ifCancelled: ())
    defer {
      state.withLock { state in
        while let next = state.line.popFirst() {
          if next.fire(()) { return }
        }
        state.free += 1
      }
    }
    return await body()
  }
}

/// A gate for each destination, as good as: a fixed number of gates shared by hash, so that a receiver that takes its time holds up few others.
struct DestinationGates: Sendable {
  private let gates: [Gate]

  init(places: Int) { gates = (0..<64).map { _ in Gate(places: places) } }

  /// The gate for whatever lives at the URL's host.
  func gate(for url: String) -> Gate {
    let destination = url.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
    return gates[Int(UInt(bitPattern: destination.hashValue) % UInt(gates.count))]
  }
}
