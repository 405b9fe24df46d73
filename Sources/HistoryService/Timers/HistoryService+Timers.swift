import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence

extension HistoryService {
  /// Does what is due, at most so many things at once, until the service closes.
  func serveTimers() async {
    await withDiscardingTaskGroup { group in
      while !isClosed && !Task.isCancelled {
        let free = configuration.concurrentWakeUps - timers.underWay
        let now = time.now()
        for (work, due) in timers.takeDue(by: now, limit: free) where !doAtOnce(work, at: now) {
          if work.takesItsTime {
            // It must not take the place of a timer.
            group.addTask { await self.carryOut(work, due: due, takenAt: now) }
            continue
          }
          timers.workBegan()
          group.addTask {
            await self.carryOut(work, due: due, takenAt: now)
            self.timers.workEnded()
          }
        }
        if await skipTime() { continue }
        await timers.sleep(ignoringDue: timers.underWay >= configuration.concurrentWakeUps)
      }
      group.cancelAll()
    }
  }

  /// Work that needs no turn. Answers false for all other.
  private func doAtOnce(_ work: TimedWork, at now: WallTime) -> Bool {
    switch work {
    case .offer(let task):
      offer(task)
      return true
    case .deadline(let deadline):
      deadline.pass()
      return true
    case .sleep(let latch, let locksAfterwards):
      // Locked again before anything else is looked at: time stops here.
      if latch.fire(.passed) && locksAfterwards { lockTimeSkipping() }
      return true
    case .wakeUp, .workflowTaskTimeout, .errands: return isStale(work, at: now)
    case .deletion, .archival, .callback, .batch, .leaveStickyQueue, .reread, .retention, .emptying, .feedSweep: return false
    }
  }

  /// Whether the work has nothing left to do, as far as memory tells: most timeouts are stale when their time comes, and cost no turn.
  private func isStale(_ work: TimedWork, at now: WallTime) -> Bool {
    switch work {
    case .wakeUp(let key):
      guard let state = cache.peek(key.workflow)?.peek(key.runID)?.state else { return false }
      return !state.isOpen || state.record.wakeUpDue == 0 || state.record.wakeUpDue > state.time(at: now).nanoseconds
    case .errands(let key):
      guard let state = cache.peek(key.workflow)?.peek(key.runID)?.state else { return false }
      return !state.hasErrands
    case .workflowTaskTimeout(let key, let scheduledEventID, let attempt, let kind, _):
      // A run with a started task never leaves memory.
      guard let state = cache.peek(key.workflow)?.peek(key.runID)?.state else { return kind == .startToClose }
      let task = state.record.workflowTask
      return !state.record.hasWorkflowTask || task.scheduledEventID != scheduledEventID || task.attempt != attempt
    case .offer, .deletion, .archival, .callback, .batch, .leaveStickyQueue, .reread, .retention, .emptying, .feedSweep, .deadline, .sleep:
      return false
    }
  }

  private func carryOut(_ work: TimedWork, due: WallTime, takenAt taken: WallTime) async {
    let began = ContinuousClock.now
    do throws(ServiceError) {
      try await attempt(work, takenAt: taken)
      note(work, late: taken - due, since: began, isFailed: false)
    } catch {
      // The run is gone: so is what was to be done.
      note(work, late: taken - due, since: began, isFailed: error.code != .notFound)
      switch error.code {
      case .notFound: return
      case .unavailable where isClosed || !isOurs(work): return
      case .unavailable, .cancelled: timers.arm(work, at: time.now() + .seconds(1))
      default: logger.error("timed work failed", metadata: ["work": "\(work)", "error": "\(error)"])
      }
    }
  }

  private func note(_ work: TimedWork, late: Duration, since began: ContinuousClock.Instant, isFailed: Bool) {
    guard let observer, let task = work.task else { return }
    observer.did(task.kind, of: task.key, late: max(.zero, late), in: began.duration(to: .now), isFailed: isFailed)
  }

  /// Whether the work is still this process's to do.
  private func isOurs(_ work: TimedWork) -> Bool {
    switch work {
    case .wakeUp(let key), .workflowTaskTimeout(let key, _, _, _, _), .deletion(let key), .archival(let key), .errands(let key),
      .callback(let key, _), .batch(let key), .leaveStickyQueue(let key, _):
      shards.owns(key.workflow.shard)
    case .reread(let shard): shards.owns(shard)
    case .offer, .retention, .emptying, .feedSweep, .deadline, .sleep: true
    }
  }

  private func attempt(_ work: TimedWork, takenAt taken: WallTime) async throws(ServiceError) {
    switch work {
    case .wakeUp(let key): try await wake(key, takenAt: taken)
    case .workflowTaskTimeout(let key, let scheduledEventID, let attempt, let kind, let since):
      try await turn(key.workflow, key.runID) { turn in
        _ = turn.timeOutWorkflowTask(scheduledEventID: scheduledEventID, attempt: attempt, kind: kind, since: since)
      }
    case .leaveStickyQueue(let key, let scheduledEventID):
      try await turn(key.workflow, key.runID) { turn in
        guard turn.state.record.workflowTask.scheduledEventID == scheduledEventID else { return }
        _ = turn.queueWorkflowTaskNormally()
      }
    case .deletion(let key): try await deleteOrArchive(key)
    case .archival(let key): try await archiveAndDelete(key)
    case .errands(let key): try await runErrands(of: key)
    case .callback(let key, let number): try await deliver(number, of: key)
    case .batch(let key): try await runBatch(key)
    case .reread(let shard): try await reread(shard)
    case .retention(let namespaceID): try await renewDeletions(of: namespaceID)
    case .emptying(let namespaceID): try await removeDoomed(namespaceID)
    case .feedSweep: try await sweepFeeds()
    case .offer, .deadline, .sleep: _ = doAtOnce(work, at: taken)
    }
  }

  private func wake(_ key: ExecutionKey, takenAt taken: WallTime) async throws(ServiceError) {
    let early = try await turn(key.workflow, key.runID, mayRestart: true) { turn -> WallTime? in
      guard let due = WallTime(unlessZero: turn.state.record.wakeUpDue) else { return nil }
      guard due > turn.now else {
        turn.wakeUp()
        return nil
      }
      return turn.state.wallTime(of: due)
    }
    // Due when it was taken and not due now: the clock was set back while this waited for the workflow, and nothing else is armed for it.
    // What was not due then either is another's, which is armed for its own time.
    if let early, early <= taken { timers.armRow(.wakeUp(key), at: early) }
  }
}
