import HeapModule
import Model

extension TaskQueue {
  /// Sets the API's rate limit, in tasks per second; nil takes it away.
  mutating func limit(to rate: Double?, at now: Moment, into actions: inout Actions) {
    limiter.configure(rate, at: now.elapsed)
    pump(at: now, into: &actions)
  }

  /// The worker of this sticky queue has shut down: ends its polls, fails its queries, and returns the tasks that wait, no
  /// longer held. Until somebody polls again the queue counts as not served.
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
    for task in backlog.removeExpired(at: now.wall) { forget(task) }
    pollers.forget(before: now.wall + (.zero - configuration.pollerMemory))
    guard phase == .open, held.isEmpty, deadlines.isEmpty, limiter.configured == nil,
      now.elapsed - lastUse >= configuration.idleQueueLife
    else { return false }
    phase = .unloaded
    return true
  }

  func statistics(at now: Moment) -> TaskQueueStatistics {
    var statistics = TaskQueueStatistics()
    statistics.pollers = pollers.seen(after: now.wall + (.zero - configuration.pollerMemory))
    statistics.parkedPolls = line.count
    statistics.backlogCount = backlog.count + postponed.count
    if let oldest = [backlog.first, postponed.unordered.map(\.task).min()].compactMap(\.self).min() {
      statistics.backlogAge = max(.zero, now.wall - oldest.scheduled)
    }
    statistics.addRate = added.rate(at: now.elapsed)
    statistics.dispatchRate = dispatched.rate(at: now.elapsed)
    statistics.rateLimit = limiter.rate
    return statistics
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
