import HeapModule
import Model

extension TaskQueue {
  func statistics(at now: Moment) -> TaskQueueStatistics {
    var statistics = TaskQueueStatistics()
    statistics.pollers = pollers.seen(after: now.wall + (.zero - configuration.pollerMemory))
    statistics.parkedPolls = line.count
    for level in backlog.used { statistics.loadByPriority[Int32(level.priority)] = load(of: level, at: now) }
    for load in statistics.loadByPriority.values { statistics.load.add(load) }
    statistics.rateLimit = limiter.limit
    statistics.isHeldBack = lastHeldBack.map { now.elapsed - $0 < .seconds(30) } ?? false
    return statistics
  }

  private func load(of level: Backlog.Level, at now: Moment) -> TaskQueueStatistics.Load {
    let delayed = postponed.unordered.lazy.map(\.task).filter { $0.priority == level.priority }
    var load = TaskQueueStatistics.Load()
    load.backlogCount = level.count + delayed.count
    if let oldest = [level.oldest, delayed.min()].compactMap(\.self).min() {
      load.backlogAge = max(.zero, now.wall - oldest.scheduled)
    }
    load.addRate = level.added.rate(at: now.elapsed)
    load.dispatchRate = level.dispatched.rate(at: now.elapsed)
    return load
  }

  /// What to tell the worker whose poll waited so long and is answered now.
  mutating func advise(waited: Duration, at now: Moment) -> PollerAdvice {
    let added = backlog.used.reduce(0) { $0 + $1.added.count(at: now.elapsed) }
    let dispatched = backlog.used.reduce(0) { $0 + $1.dispatched.count(at: now.elapsed) }
    // The next task of each priority stands for all: looking at every key would cost with their number.
    let next = backlog.used.lazy.compactMap(\.first?.scheduled).min()
    let sight = PollerAdvisor.Sight(
      waited: waited, backlogAge: next.map { now.wall - $0 }, added: added, dispatched: dispatched, isLimited: limitedUntil != nil)
    return advisor.advice(sight, rules, at: now.elapsed)
  }
}

extension TaskQueueStatistics.Load {
  fileprivate mutating func add(_ other: Self) {
    backlogCount += other.backlogCount
    backlogAge = max(backlogAge, other.backlogAge)
    addRate += other.addRate
    dispatchRate += other.dispatchRate
  }
}
