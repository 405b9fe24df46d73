import Model
import Synchronization

/// The service's one alarm clock: work by due time, and one sleeping task.
final class TaskTimers: Sendable {
  fileprivate struct State: Sendable {
    var heap = DueHeap<TimedWork>()
    /// Rows due before this are armed here; later ones wait in the store.
    var horizon = WallTime(nanoseconds: .min)
    /// When the sleeper looks again; what is due earlier must wake it.
    var wakesAt = WallTime(nanoseconds: .min)
    var sleeper: Latch<Void>?
    /// Something happened since the sleeper last looked.
    var isPoked = false
    var underWay = 0
    /// What time may be skipped to; nil when time is not skipped.
    var targets: DueHeap<TimedWork>?
  }

  private let state = Mutex(State())
  private let time: HistoryClock
  private let longestSleep: Duration

  init(time: HistoryClock, longestSleep: Duration) {
    self.time = time
    self.longestSleep = longestSleep
    if time.skipping != nil { state.withLock { $0.targets = DueHeap() } }
  }

  /// Does `work` at `due`, or at once if that has passed.
  func arm(_ work: TimedWork, at due: WallTime) {
    state.withLock { $0.insert(work, at: due) }
  }

  /// The same for what has a row in the store: beyond the horizon nothing is armed, because the row will be read in time.
  func armRow(_ work: TimedWork, at due: WallTime) {
    state.withLock { state in
      if due < state.horizon { state.insert(work, at: due) }
    }
  }

  var horizon: WallTime { state.withLock { $0.horizon } }
  var count: Int { state.withLock { $0.heap.count } }

  /// From now on rows due before `horizon` are armed as they are committed. Those committed before are the caller's to read.
  func moveHorizon(to horizon: WallTime) {
    state.withLock { $0.horizon = max($0.horizon, horizon) }
  }

  /// What is due, and since when; at most `limit` things.
  func takeDue(by now: WallTime, limit: Int) -> [(work: TimedWork, due: WallTime)] {
    state.withLock { state in
      var taken: [(work: TimedWork, due: WallTime)] = []
      while taken.count < limit, let due = state.heap.firstDue, let work = state.heap.pop(dueBy: now) { taken.append((work, due)) }
      while state.targets?.pop(dueBy: now) != nil {}
      return taken
    }
  }

  /// How much of what was taken is being done.
  var underWay: Int { state.withLock { $0.underWay } }

  /// Says that something that was taken is being done now, until `workEnded`.
  func workBegan() {
    state.withLock { $0.underWay += 1 }
  }

  func workEnded() {
    state.withLock { state in
      state.underWay -= 1
      state.poke()
    }
  }

  /// Whether nothing is due and nothing is being done.
  func isIdle(at now: WallTime) -> Bool {
    state.withLock { state in
      guard state.underWay == 0 else { return false }
      return state.heap.firstDue.map { $0 > now } ?? true
    }
  }

  /// Wakes the sleepers of the test service, whose time will not come any more.
  func endSleeps() {
    state.withLock { state in
      while let work = state.targets?.pop(dueBy: .distantFuture) {
        if case .sleep(let latch, _) = work { latch.fire(.shutDown) }
      }
    }
  }

  // MARK: Targets of skipping

  /// What time would be skipped to next.
  var firstTarget: (due: WallTime, work: TimedWork)? { state.withLock { $0.targets?.first } }

  func dropFirstTarget() {
    state.withLock { _ = $0.targets?.pop(dueBy: .distantFuture) }
  }

  /// Ends the current sleep, or the next one before it begins.
  func poke() {
    state.withLock { $0.poke() }
  }

  /// Sleeps until something is due or until poked, and never long; with `ignoringDue`, what is due is left waiting.
  func sleep(ignoringDue: Bool) async {
    let now = time.now()
    // The wall clock may jump while we sleep on the other one, so no sleep is long.
    let limit = now + longestSleep
    let latch = Latch<Void>()
    let end = state.withLock { state -> WallTime? in
      defer { state.isPoked = false }
      let end = ignoringDue ? limit : min(limit, state.heap.firstDue ?? limit)
      guard !state.isPoked, end > now else { return nil }
      state.wakesAt = ignoringDue ? WallTime(nanoseconds: .min) : end
      state.sleeper = latch
      return end
    }
    guard let end else { return }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [clock = time.clock] in
        try? await clock.sleep(for: end - now)
        latch.fire(())
      }
      await latch.value(ifCancelled: ())
      group.cancelAll()
    }
    state.withLock { state in
      state.sleeper = nil
      state.wakesAt = WallTime(nanoseconds: .min)
      // Whoever slept looks at everything now.
      state.isPoked = false
    }
  }
}

extension TaskTimers.State {
  fileprivate mutating func insert(_ work: TimedWork, at due: WallTime) {
    heap.insert(work, at: due)
    if work.isReasonToSkip { targets?.insert(work, at: due) }
    if due < wakesAt { poke() }
  }

  fileprivate mutating func poke() {
    isPoked = true
    sleeper?.fire(())
  }
}
