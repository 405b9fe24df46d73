import SwiftProtobuf
import TemporalAPI

/// One kind of tasks of a queue: what waits, and what may be given out.
struct TaskQueueSide: Sendable {
  let type: TaskQueueType
  let answer: DescribeTaskQueueResponse

  init(_ type: TaskQueueType, _ answer: DescribeTaskQueueResponse) {
    self.type = type
    self.answer = answer
  }

  var label: String { Self.label(type) }

  /// Another one where something worth showing has changed; times of polls are not.
  var mark: String {
    let stats = answer.stats
    return "\(answer.pollers.count) \(stats.approximateBacklogCount) \(stats.approximateBacklogAge.seconds)"
  }

  static func label(_ type: TaskQueueType) -> String {
    switch type {
    case .activity: "Activities"
    case .nexus: "Nexus"
    default: "Workflows"
    }
  }
}

/// A line of the table of what waits.
struct BacklogRow: Sendable, Hashable {
  let kind: String
  /// Nil for the whole of a kind.
  let priority: Int32?
  let waiting: Int64
  let oldest: String?
  let added: String
  let given: String
  let isLimited: Bool

  init(_ kind: String, priority: Int32? = nil, _ stats: TaskQueueStats) {
    self.kind = kind
    self.priority = priority
    waiting = stats.approximateBacklogCount
    oldest = stats.approximateBacklogCount > 0 ? DurationText.text(stats.approximateBacklogAge) : nil
    added = stats.tasksAddRate.plain
    given = stats.tasksDispatchRate.plain
    isLimited = stats.rateLimitingActive
  }

  /// A kind, and under it its priorities where there are several.
  static func rows(_ side: TaskQueueSide) -> [BacklogRow] {
    let byPriority = side.answer.statsByPriorityKey.sorted { $0.key < $1.key }
    let parts = byPriority.count > 1 ? byPriority.map { BacklogRow(side.label, priority: $0.key, $0.value) } : []
    return [BacklogRow(side.label, side.answer.stats)] + parts
  }
}

/// A worker that asks for tasks.
struct QueuePollerRow: Sendable {
  let identity: String
  let kinds: String
  let last: TimeView?
  let rate: String?
  let version: String?

  /// Everybody who polls a side of the queue, the latest first.
  static func rows(_ sides: [TaskQueueSide]) -> [QueuePollerRow] {
    var found: [String: (kinds: [String], newest: PollerInfo)] = [:]
    for side in sides {
      for poller in side.answer.pollers {
        let key = poller.identity + "\u{0}" + poller.deploymentOptions.buildID
        var entry = found[key] ?? ([], poller)
        entry.kinds.append(side.label)
        if poller.lastAccessTime.seconds > entry.newest.lastAccessTime.seconds { entry.newest = poller }
        found[key] = entry
      }
    }
    return found.values.sorted { $0.newest.isLater(than: $1.newest) }.map { QueuePollerRow(kinds: $0.kinds, $0.newest) }
  }

  private init(kinds: [String], _ poller: PollerInfo) {
    identity = poller.identity
    self.kinds = kinds.joined(separator: ", ")
    last = TimeView(poller.lastAccessTime)
    // What workers without a limit of their own name is so high that it says nothing.
    rate = poller.ratePerSecond > 0 && poller.ratePerSecond < 100_000 ? poller.ratePerSecond.plain : nil
    version = Self.version(poller)
  }

  private static func version(_ poller: PollerInfo) -> String? {
    let options = poller.deploymentOptions
    if !options.buildID.isEmpty {
      return "\(options.deploymentName) : \(options.buildID)" + (options.workerVersioningMode == .versioned ? "" : " (unversioned)")
    }
    let old = poller.workerVersionCapabilities.buildID
    return old.isEmpty ? nil : old
  }
}

extension PollerInfo {
  fileprivate func isLater(than other: PollerInfo) -> Bool {
    (lastAccessTime.seconds, lastAccessTime.nanos, other.identity) > (other.lastAccessTime.seconds, other.lastAccessTime.nanos, identity)
  }
}
