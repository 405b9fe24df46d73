/// The simulator's time as a clock to sleep on.
struct SimulatedClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  let simulator: Simulator

  var now: Instant { Instant(offset: simulator.now) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let alarm = Reply<Bool>()
    simulator.after(deadline.offset - simulator.now) { alarm.give(true) }
    guard await alarm.value(ifCancelled: false) else { throw CancellationError() }
  }
}

/// A value that comes once, and the one task that waits for it; the first to give it wins.
final class Reply<Value: Sendable>: @unchecked Sendable {
  private var given: Value?
  private var waiter: CheckedContinuation<Value, Never>?

  var isGiven: Bool { given != nil }

  func give(_ value: Value) {
    guard given == nil else { return }
    given = value
    waiter?.resume(returning: value)
    waiter = nil
  }

  func value(ifCancelled cancelled: Value) async -> Value {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let given { continuation.resume(returning: given) } else { waiter = continuation }
      }
    } onCancel: {
      give(cancelled)
    }
  }
}
