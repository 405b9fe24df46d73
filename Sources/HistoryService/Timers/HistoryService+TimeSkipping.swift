import HistoryEngine
import HistoryRecords
public import Model

extension HistoryService {
  /// Whether this service's time can be skipped; the calls below do nothing otherwise.
  public var offersTimeSkipping: Bool { time.skipping != nil }

  /// The time that timers go by.
  public var currentTime: WallTime { time.now() }

  /// From here on time goes at its own pace, until as many unlocks as locks have come.
  public func lockTimeSkipping() { time.skipping?.lock() }

  /// Takes one lock back. Throws FAILED_PRECONDITION when there is none.
  public func unlockTimeSkipping() throws(ServiceError) {
    try time.skipping?.unlock()
    timers.poke()
  }

  /// Returns when it is `end`, at once if that has passed. Throws CANCELLED, or UNAVAILABLE when the service shuts down.
  public func sleep(until end: WallTime) async throws(ServiceError) {
    try await sleep(until: end, locksAfterwards: false)
  }

  /// Takes one lock back until it is `end`, so that time is skipped to `end` and no further. Throws as `unlockTimeSkipping` and `sleep(until:)`
  /// do; whatever it throws after the unlock, the lock is back.
  public func sleepUnlocked(until end: WallTime) async throws(ServiceError) {
    try time.skipping?.unlock()
    try await sleep(until: end, locksAfterwards: true)
  }

  private func sleep(until end: WallTime, locksAfterwards: Bool) async throws(ServiceError) {
    let latch = Latch<SleepEnd>()
    timers.arm(.sleep(latch, locksAfterwards: locksAfterwards), at: end)
    // An unlock before this sleep was armed must not have let time run past its end unseen.
    timers.poke()
    switch await latch.value(ifCancelled: .cancelled) {
    case .passed: return
    case .cancelled:
      if locksAfterwards { lockTimeSkipping() }
      throw ServiceError(.cancelled, "the call was cancelled")
    case .shutDown: throw .unavailable("the server is shutting down")
    }
  }

  /// Moves the clock to the next thing that is due, if it may be moved and everything waits for nothing but time.
  ///
  /// Answers whether something has changed, so that it pays to look again.
  func skipTime() async -> Bool {
    guard let skipping = time.skipping, let moment = skipping.quietMoment(), timers.isIdle(at: time.now()) else { return false }
    while let workflow = skipping.unsettled {
      guard await !isWorking(workflow.workflow) else { return false }
      skipping.settle(workflow, at: moment)
      guard skipping.quietMoment() == moment else { return false }
    }
    guard let target = timers.firstTarget else { return false }
    if await isWanted(target.work, by: target.due) { return skipping.skip(to: target.due, since: moment) }
    timers.dropFirstTarget()
    if case .wakeUp(let key) = target.work {
      // What it was armed for is gone; the turn arms what is next.
      _ = try? await turn(key.workflow, key.runID) { $0.wakeUp() }
    }
    return true
  }

  /// Whether a worker has something to do for the workflow's current run, or does it.
  private func isWorking(_ workflow: WorkflowKey) async -> Bool {
    guard let state = await state(of: nil, workflow) else { return false }
    return state.isWaitingForWorkers(at: state.time(at: time.now()))
  }

  /// Whether there will really be something to do for the work at `due`: a timer that was cancelled is no reason to skip time.
  private func isWanted(_ work: TimedWork, by due: WallTime) async -> Bool {
    switch work {
    case .sleep(let latch, _): return !latch.hasFired
    case .wakeUp(let key):
      guard let state = await state(of: key.runID, key.workflow) else { return false }
      return state.nextDeadline.map { $0 <= state.time(at: due) } ?? false
    case .offer(let task):
      let activity = await state(of: task.key.runID, task.key.workflow)?.activities[task.reference]
      return activity?.stamp == task.stamp && activity?.startedTime == 0
    case .errands(let key): return (try? await look(at: key).state.hasErrands) ?? false
    case .workflowTaskTimeout, .deletion, .archival, .callback, .batch, .leaveStickyQueue, .reread, .retention, .emptying, .feedSweep,
      .deadline:
      return false
    }
  }

  private func state(of runID: UniqueID?, _ workflow: WorkflowKey) async -> MutableState? {
    guard let slot = try? use(workflow) else { return nil }
    defer { cache.release(slot) }
    guard let state = try? await reader(of: runID, in: slot).state, state.isOpen else { return nil }
    return state
  }
}

/// How a sleeper of the test service ends.
enum SleepEnd: Sendable {
  case passed
  case cancelled
  case shutDown
}
