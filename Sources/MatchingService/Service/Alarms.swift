import HeapModule
import Synchronization

/// When which queue wants to be advanced, for all queues of a service, behind one sleeping task.
final class Alarms: Sendable {
  struct Alarm: Comparable, Sendable {
    var at: Duration
    var serial: UInt64
    var queue: TaskQueueID
    static func < (a: Alarm, b: Alarm) -> Bool { (a.at, a.serial) < (b.at, b.serial) }
  }

  private struct State {
    var alarms = Heap<Alarm>()
    var serial: UInt64 = 0
    var sleeper: (waker: Waker, until: Duration)?
    var isStopped = false
  }

  /// Ends a sleep early.
  private typealias Waker = AsyncStream<Never>.Continuation

  private let state = Mutex(State())

  func set(_ queue: TaskQueueID, at time: Duration) {
    let sleeper = state.withLock { state -> Waker? in
      state.serial += 1
      state.alarms.insert(Alarm(at: time, serial: state.serial, queue: queue))
      return state.sleeper.flatMap { time < $0.until ? $0.waker : nil }
    }
    sleeper?.finish()
  }

  /// Takes out the alarms due at `now`.
  func due(at now: Duration) -> [Alarm] {
    state.withLock { state in
      var due: [Alarm] = []
      while let first = state.alarms.min, first.at <= now { due.append(state.alarms.removeMin()) }
      return due
    }
  }

  /// Sleeps until the first alarm, `limit`, an earlier alarm set meanwhile, `stop`, or the cancellation of the caller.
  func sleep(until limit: Duration, on clock: ServiceClock) async {
    let (wakes, waker) = AsyncStream<Never>.makeStream()
    // Made under the lock, so that there is no moment in which an earlier alarm could be missed.
    let until: Duration? = state.withLock { state in
      guard !state.isStopped else { return nil }
      let until = min(limit, state.alarms.min?.at ?? limit)
      state.sleeper = (waker, until)
      return until
    }
    guard let until else { return }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await clock.sleep(until: until)
        waker.finish()
      }
      for await _ in wakes {}
      group.cancelAll()
    }
    state.withLock { $0.sleeper = nil }
  }

  /// Ends the sleep, and every later one at once.
  func stop() {
    let sleeper = state.withLock { state in
      state.isStopped = true
      return state.sleeper?.waker
    }
    sleeper?.finish()
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }
}
