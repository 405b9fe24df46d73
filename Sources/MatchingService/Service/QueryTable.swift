import Model
import Synchronization

/// The queries that somebody waits for, across all queues.
final class QueryTable<Payload: Sendable, Answer: Sendable>: Sendable {
  struct Pending: Sendable {
    var place: OpenQuery
    var queue: TaskQueueID
    var payload: Payload
    var asker: CheckedContinuation<Answer, any Error>
  }

  private let pending = Mutex<[UniqueID: Pending]>([:])

  func insert(_ query: Pending) { pending.withLock { $0[query.place.id] = query } }

  func payload(of id: UniqueID) -> Payload? { pending.withLock { $0[id]?.payload } }

  /// Takes the query out, so that exactly one caller can resume its asker; nil when it has ended already.
  func remove(_ id: UniqueID) -> Pending? { pending.withLock { $0.removeValue(forKey: id) } }

  func fail(_ id: UniqueID, _ error: QueryError) { remove(id)?.asker.resume(throwing: error) }
}
