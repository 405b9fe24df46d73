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
    var sleeper: (task: Task<Void, Never>, until: Duration)?
    var isStopped = false
  }

  private let state = Mutex(State())

  func set(_ queue: TaskQueueID, at time: Duration) {
    let sleeper: Task<Void, Never>? = state.withLock { state in
      state.serial += 1
      state.alarms.insert(Alarm(at: time, serial: state.serial, queue: queue))
      return state.sleeper.flatMap { time < $0.until ? $0.task : nil }
    }
    sleeper?.cancel()
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
    // The sleeper is a task of its own only so that `set` can cut the sleep short; it never outlives this call. Making it
    // under the lock leaves no moment in which an earlier alarm could be missed.
    let sleeper: Task<Void, Never>? = state.withLock { state in
      guard !state.isStopped else { return nil }
      let until = min(limit, state.alarms.min?.at ?? limit)
      let task = Task { await clock.sleep(until: until) }
      state.sleeper = (task, until)
      return task
    }
    guard let sleeper else { return }
    await withTaskCancellationHandler {
      await sleeper.value
    } onCancel: {
      sleeper.cancel()
    }
    state.withLock { $0.sleeper = nil }
  }

  /// Ends the sleep, and every later one at once.
  func stop() {
    let sleeper = state.withLock { state in
      state.isStopped = true
      return state.sleeper?.task
    }
    sleeper?.cancel()
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }
}
