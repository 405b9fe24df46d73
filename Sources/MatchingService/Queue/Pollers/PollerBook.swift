import Model

/// Who polled a queue lately.
struct PollerBook: Sendable {
  /// As many as the original remembers of a queue.
  static let limit = 1000

  private var pollers: [String: TaskQueueStatistics.Poller] = [:]

  mutating func note(_ identity: PollerIdentity, at now: WallTime) {
    if pollers.count >= Self.limit, pollers[identity.identity] == nil,
      let oldest = pollers.min(by: { $0.value.lastAccess < $1.value.lastAccess })
    {
      pollers[oldest.key] = nil
    }
    pollers[identity.identity] = .init(identity: identity, lastAccess: now)
  }

  mutating func forget(before time: WallTime) {
    pollers = pollers.filter { $0.value.lastAccess > time }
  }

  /// Those seen after `time`, latest first.
  func seen(after time: WallTime) -> [TaskQueueStatistics.Poller] {
    pollers.values.filter { $0.lastAccess > time }
      .sorted { ($1.lastAccess, $0.identity.identity) < ($0.lastAccess, $1.identity.identity) }
  }
}
