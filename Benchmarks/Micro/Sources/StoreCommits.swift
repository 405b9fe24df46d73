import Model
import Persistence
import SQLiteDriver

/// Commits to SQLite in memory, one after the other: a state, a batch of history, a task written and one deleted.
enum StoreCommits {
  @Sendable static func run(_ count: Int) async throws {
    let store = try SQLiteStore.open(path: nil)
    let rangeIDs = try await store.acquire(ShardID.all, owner: "micro-benchmarks")
    let key = ExecutionKey(namespaceID: UniqueID(high: 1, low: 2), workflowID: "order", runID: UniqueID(high: 3, low: 4))
    let fence = ShardFence(shard: key.workflow.shard, rangeID: rangeIDs[key.workflow.shard] ?? 0)
    for version in 0..<Int64(count) {
      let write = ExecutionWrite(
        key: key, expectedVersion: version, state: [UInt8](repeating: 1, count: 400),
        appendedHistory: [
          HistoryBatch(firstEventID: version * 3 + 1, lastEventID: version * 3 + 3, bytes: [UInt8](repeating: 2, count: 300))
        ],
        upsertedTasks: [StoredTask(id: TaskID(kind: 1, reference: version), due: WallTime(nanoseconds: version), payload: [])],
        deletedTasks: version == 0 ? [] : [TaskID(kind: 1, reference: version - 1)])
      try await store.commit(Commit(fence: fence, executions: [write]))
    }
    await store.close()
  }
}
