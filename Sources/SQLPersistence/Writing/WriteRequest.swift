import Model
import Persistence

/// A write that waits for its group.
enum WriteRequest: Sendable {
  case commit(Commit)
  case delete(ExecutionKey, ShardFence)
  case relist(VisibilityEntry)
  case removeUnfoundedEntry(UniqueID)
  case recount
  case trimFeed(UniqueID, below: Int64)
  case endFeed(UniqueID)
  case acquire([ShardID], owner: String)
  case createNamespace(StoredNamespace)
  case updateNamespace(StoredNamespace)
  case removeNamespace(UniqueID)
  case putTaskQueue(StoredTaskQueue)
  case setMetadataOnce(String, [UInt8])

  /// About how many bytes it writes; what a group's size is bounded by.
  var size: Int {
    guard case .commit(let commit) = self else { return 1_024 }
    return commit.executions.reduce(256) { sum, write in
      sum + write.state.count + (write.feedEntry?.bytes.count ?? 0)
        + write.upsertedItems.reduce(0) { $0 + $1.bytes.count }
        + write.appendedHistory.reduce(0) { $0 + $1.bytes.count }
        + write.upsertedTasks.reduce(0) { $0 + $1.payload.count }
    }
  }
}

/// What a write answers with.
enum WriteReply: Sendable {
  case done
  case rangeIDs([ShardID: Int64])
  case bytes([UInt8])
}

typealias WriteResult = Result<WriteReply, StoreError>

/// A request with whoever waits for its result.
struct WriteJob: Sendable {
  var request: WriteRequest
  var continuation: UnsafeContinuation<WriteResult, Never>

  func answer(_ result: WriteResult) { continuation.resume(returning: result) }
}
