import HistoryRecords
public import MatchingService
public import Model
public import Persistence
import SwiftProtobuf
import Synchronization
import TemporalAPI

/// What operators set for task queues, in memory: read from the store at start, changed in the store before it changes here, and told to
/// the task queues.
///
/// A change is durable once its call returns. After a crash between the two, `load` finds it.
public final class TaskQueueConfigs: Sendable {
  private struct Entry {
    /// As it is stored, byte for byte.
    var name: String
    var version: Int64
    var record: TaskQueueRecord
  }

  private let store: any TaskQueueStore
  private let queues: TaskQueues
  private let now: @Sendable () -> WallTime
  private let state = Mutex<[TaskQueueID: Entry]>([:])

  /// Knows nothing before `load`.
  ///
  /// - Parameter now: The time of day, for a change's time.
  public init(store: any TaskQueueStore, queues: TaskQueues, now: @escaping @Sendable () -> WallTime) {
    self.store = store
    self.queues = queues
    self.now = now
  }

  /// Reads what is stored, and tells the task queues. Throws `StoreError`, or what decoding a broken record throws.
  public func load() async throws {
    for stored in try await store.taskQueues() {
      // A kind that is not known here was written by a newer server.
      guard let kind = TaskQueueID.Kind(rawValue: stored.kind) else { continue }
      let record = try TaskQueueRecord(serializedBytes: stored.bytes)
      let id = TaskQueueID(namespaceID: stored.namespaceID, name: stored.name, kind: kind)
      adopt(Entry(name: stored.name, version: stored.version, record: record), for: id)
    }
  }

  /// What is set for the queue; nil when nothing ever was.
  func config(of id: TaskQueueID) -> TaskQueueConfig? { state.withLock { $0[id]?.record.config } }

  /// Stores a change and answers what is set then. When another change came in between, `change` decides again on what is there then.
  func update(
    _ id: TaskQueueID, _ change: (inout TaskQueueConfig, WallTime) throws(ServiceError) -> Void
  ) async throws(ServiceError) -> TaskQueueConfig {
    for _ in 0..<5 {
      let current = state.withLock { $0[id] }
      var entry = current ?? Entry(name: id.name, version: 0, record: TaskQueueRecord())
      try change(&entry.record.config, now())
      if entry.record.config == current?.record.config ?? TaskQueueConfig() { return entry.record.config }
      entry.version += 1
      do {
        let bytes: [UInt8] = try entry.record.serializedBytes()
        try await store.put(
          StoredTaskQueue(namespaceID: id.namespaceID, kind: id.kind.rawValue, name: entry.name, version: entry.version, bytes: bytes))
      } catch StoreError.taskQueueConflict {
        do { try await load() } catch { throw .storing(id.name, error) }
        continue
      } catch {
        throw .storing(id.name, error)
      }
      adopt(entry, for: id)
      return entry.record.config
    }
    throw .unavailable("task queue \(id.name) is being changed by others at the same time, please retry")
  }

  /// A later change may have come back from the store before this one. The lock keeps changes and what the queues are told in one order.
  private func adopt(_ entry: Entry, for id: TaskQueueID) {
    state.withLock { state in
      guard state[id].map({ $0.version < entry.version }) ?? true else { return }
      state[id] = entry
      queues.configure(id, entry.record.config.settings)
    }
  }
}

extension TaskQueueConfig {
  /// What it means for dispatch.
  fileprivate var settings: QueueSettings {
    QueueSettings(
      tasksPerSecond: queueRateLimit.limit, tasksPerSecondOfKey: fairnessKeysRateLimitDefault.limit,
      fairnessWeights: fairnessWeightOverrides)
  }
}

extension RateLimitConfig {
  /// Tasks per second; nil when the limit was taken away or never set.
  fileprivate var limit: Double? { hasRateLimit ? Double(rateLimit.requestsPerSecond) : nil }
}

extension ServiceError {
  fileprivate static func storing(_ name: String, _ error: any Error) -> ServiceError {
    .unavailable("the configuration of task queue \(name) could not be stored: \(error)")
  }
}
