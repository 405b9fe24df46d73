import Model

/// What waits on a queue in memory.
public struct TaskQueueLoad: Sendable, Hashable {
  public var queue: TaskQueueID
  public var isSticky: Bool
  public var backlogCount: Int
  public var backlogAge: Duration
  /// Polls that wait for a task.
  public var parkedPolls: Int
}

extension MatchingService {
  /// What waits on every queue in memory, in no order. It takes every queue's lock for a moment: for meters, not for calls.
  public var loads: [TaskQueueLoad] {
    registry.loadedQueues.compactMap { id in
      registry.ifLoaded(id) { queue, now, _ in
        let statistics = queue.statistics(at: now)
        let load = statistics.loadByPriority.values
        return TaskQueueLoad(
          queue: id, isSticky: queue.isSticky, backlogCount: load.reduce(0) { $0 + $1.backlogCount },
          backlogAge: load.map(\.backlogAge).max() ?? .zero, parkedPolls: statistics.parkedPolls)
      }
    }
  }
}
