extension MatchingService {
  /// A poll of the queue is parked, or came or ended by itself within the last 10 s
  /// (`MatchingConfiguration.stickyPollerWindow`); a vanished poller does not count.
  public func hasRecentPoller(_ id: TaskQueueID) -> Bool {
    registry.ifLoaded(id) { queue, now, _ in
      queue.hasPoller(within: configuration.stickyPollerWindow, at: now.elapsed)
    } ?? false
  }

  /// The queue's pollers, backlog and rates; asking does not load it.
  public func describe(_ id: TaskQueueID) -> TaskQueueStatistics {
    registry.ifLoaded(id) { queue, now, _ in queue.statistics(at: now) } ?? TaskQueueStatistics()
  }

  /// Limits the queue to so many tasks per second, instead of what its workers wish; 0 stops dispatch, nil takes the limit
  /// away. Kept in memory as long as the service lives. Queries are not limited.
  public func setRateLimit(_ id: TaskQueueID, tasksPerSecond: Double?) {
    registry.with(id) { $0.limit(to: tasksPerSecond, at: $1, into: &$2) }
  }
}
