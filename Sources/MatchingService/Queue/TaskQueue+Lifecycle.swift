import HeapModule
import Model

extension TaskQueue {
  /// Sets what operators want of the queue.
  mutating func configure(_ settings: QueueSettings, at now: Moment, into actions: inout Actions) {
    limiter.configure(settings.tasksPerSecond, at: now.elapsed)
    backlog.configure(rateOfKey: settings.tasksPerSecondOfKey, weights: settings.fairnessWeights)
    pump(at: now, into: &actions)
  }

  /// Goes by what the configuration says now. Polls that wait keep their deadlines.
  mutating func apply(_ rules: QueueRules, at now: Moment, into actions: inout Actions) {
    guard rules != self.rules else { return }
    self.rules = rules
    limiter.allow(rules.tasksPerSecond, at: now.elapsed)
    pump(at: now, into: &actions)
  }

  /// Nobody serves the queue any more: ends its polls, fails its queries, and returns the tasks that wait, no longer held. Until somebody polls
  /// again a sticky queue counts as not served.
  mutating func retire(into actions: inout Actions) -> [QueuedTask] {
    let stranded = (backlog.removeAll() + postponed.unordered.map(\.task)).sorted()
    postponed = []
    for task in stranded { forget(task) }
    endAll(failingQueriesWith: .stickyWorkerUnavailable, into: &actions)
    lastSeen = nil
    return stranded
  }

  /// The service shuts down. What is in flight can still be settled; tasks are let go, their rows are History's.
  mutating func close(into actions: inout Actions) {
    phase = .closed
    _ = backlog.removeAll()
    postponed = []
    held = []
    endAll(failingQueriesWith: .shutDown, into: &actions)
  }

  /// Clears away expired tasks and old pollers; true when the queue became idle and is unloaded.
  mutating func sweep(at now: Moment) -> Bool {
    for task in backlog.sweep(at: now) { forget(task) }
    pollers.forget(before: now.wall + (.zero - configuration.pollerMemory))
    guard phase == .open, held.isEmpty, deadlines.isEmpty,
      now.elapsed - lastUse >= rules.idleLife
    else { return false }
    phase = .unloaded
    return true
  }

  private mutating func endAll(failingQueriesWith error: QueryError, into actions: inout Actions) {
    for (deadline, overdue) in deadlines.entries.sorted(by: { $0.key < $1.key }) {
      switch overdue {
      case .poll: if let parked = line.remove(deadline.serial) { actions.append(.hand(.empty, to: parked.waiter)) }
      case .query(let id): actions.append(.failQuery(id, error))
      }
    }
    queries = PriorityLine()
    deadlines = PriorityLine()
  }
}
