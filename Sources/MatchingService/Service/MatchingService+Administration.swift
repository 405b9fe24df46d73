public import Model

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

  /// Sets what operators want of the queue, in place of what was set before. Kept in memory as long as the service lives, whether or not
  /// the queue is in use; calls for one queue must not overlap. Queries are not limited.
  public func configure(_ id: TaskQueueID, _ settings: QueueSettings) { registry.configure(id, settings) }

  /// The configuration was changed: every queue goes by what it says now.
  public func refreshRules() { registry.refreshRules() }

  /// A namespace is gone: polls of its queues end empty, queries fail, tasks are not held any more, and what was set for the queues is forgotten.
  public func forget(namespaceID: UniqueID) { registry.forget(namespaceID: namespaceID) }
}
