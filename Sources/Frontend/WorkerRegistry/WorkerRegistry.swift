public import Model
import Synchronization
import TemporalAPI

/// The workers that send heartbeats, in memory: after a restart they are known again with their next one, a minute later at most.
public final class WorkerRegistry: Sendable {
  let now: @Sendable () -> WallTime
  private let book: Mutex<WorkerBook>

  /// - Parameters:
  ///   - now: The time of day.
  ///   - limit: As many workers are known at a time, of all namespaces together.
  ///   - life: How long after its last heartbeat a worker is known; SDKs send one a minute.
  public init(now: @escaping @Sendable () -> WallTime, limit: Int = 100_000, life: Duration = .seconds(300)) {
    self.now = now
    book = Mutex(WorkerBook(limit: limit, life: life))
  }

  func record(_ heartbeats: [WorkerHeartbeat], in namespaceID: UniqueID) {
    guard !heartbeats.isEmpty else { return }
    let now = now()
    book.withLock { book in
      for heartbeat in heartbeats { book.record(heartbeat, in: namespaceID, at: now) }
    }
  }

  /// The workers of a namespace, by instance key.
  func workers(in namespaceID: UniqueID) -> [String: WorkerHeartbeat] {
    let now = now()
    return book.withLock { book in
      book.expire(at: now)
      return book.workers(in: namespaceID)
    }
  }

  func worker(_ key: String, in namespaceID: UniqueID) -> WorkerHeartbeat? {
    let now = now()
    return book.withLock { book in
      book.expire(at: now)
      return book.worker(key, in: namespaceID)
    }
  }
}
