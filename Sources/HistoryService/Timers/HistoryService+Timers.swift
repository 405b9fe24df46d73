import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence

extension HistoryService {
  /// Does what is due, at most so many things at once, until the service closes.
  func serveTimers() async {
    await withDiscardingTaskGroup { group in
      var running = 0
      while !isClosed && !Task.isCancelled {
        let free = configuration.concurrentWakeUps - running
        for work in timers.takeDue(by: time.now(), limit: free) where !doAtOnce(work) {
          running += 1
          group.addTask {
            await self.carryOut(work)
            self.timers.workEnded()
          }
        }
        running -= timers.takeEnded()
        await timers.sleep(ignoringDue: running >= configuration.concurrentWakeUps)
        running -= timers.takeEnded()
      }
      group.cancelAll()
    }
  }

  /// Work that needs no turn. Answers false for all other.
  private func doAtOnce(_ work: TimedWork) -> Bool {
    switch work {
    case .offer(let task):
      offer(task)
      return true
    case .deadline(let deadline):
      deadline.pass()
      return true
    case .wakeUp(let key): return isStaleWakeUp(key)
    case .workflowTaskTimeout, .deletion, .leaveStickyQueue, .reread: return false
    }
  }

  /// Whether the run has nothing due after all; a run that is not in memory is loaded to be sure.
  private func isStaleWakeUp(_ key: ExecutionKey) -> Bool {
    guard let run = cache.peek(key.workflow)?.peek(key.runID) else { return false }
    return !run.state.isOpen || run.state.record.wakeUpDue == 0 || run.state.record.wakeUpDue > time.now().nanoseconds
  }

  private func carryOut(_ work: TimedWork) async {
    do throws(ServiceError) {
      try await attempt(work)
    } catch {
      switch error.code {
      // The run is gone: so is what was to be done.
      case .notFound: return
      case .unavailable where isClosed: return
      case .unavailable, .cancelled: timers.arm(work, at: time.now() + .seconds(1))
      default: logger.error("timed work failed", metadata: ["work": "\(work)", "error": "\(error)"])
      }
    }
  }

  private func attempt(_ work: TimedWork) async throws(ServiceError) {
    switch work {
    case .wakeUp(let key):
      try await turn(key.workflow, key.runID) { turn in
        guard turn.state.record.wakeUpDue != 0, turn.state.record.wakeUpDue <= turn.now.nanoseconds else { return }
        turn.wakeUp()
      }
    case .workflowTaskTimeout(let key, let scheduledEventID, let attempt, let kind):
      try await turn(key.workflow, key.runID) { turn in
        _ = turn.timeOutWorkflowTask(scheduledEventID: scheduledEventID, attempt: attempt, kind: kind)
      }
    case .leaveStickyQueue(let key, let scheduledEventID):
      try await turn(key.workflow, key.runID) { turn in
        guard turn.state.record.workflowTask.scheduledEventID == scheduledEventID else { return }
        _ = turn.queueWorkflowTaskNormally()
      }
    case .deletion(let key): try await deleteClosed(key)
    case .reread(let shard): try await reread(shard)
    case .offer, .deadline: _ = doAtOnce(work)
    }
  }
}
