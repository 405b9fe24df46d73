import Model
import Persistence

func run(_ number: UInt64, of name: String = "order") -> ExecutionKey {
  ExecutionKey(namespaceID: UniqueID(high: 1, low: 1), workflowID: name, runID: UniqueID(high: number, low: number))
}

extension ExecutionWrite {
  /// A write with a part of each kind.
  init(_ key: ExecutionKey, at version: Int64, bytes: Int = 100) {
    let blob = [UInt8](repeating: UInt8(truncatingIfNeeded: version), count: bytes)
    self.init(
      key: key, expectedVersion: version, state: blob, upsertedItems: [StoredItem(id: ItemID(kind: 1, reference: version), bytes: blob)],
      appendedHistory: [HistoryBatch(firstEventID: version + 1, lastEventID: version + 1, bytes: blob)],
      upsertedTasks: [StoredTask(id: TaskID(kind: 1, reference: version), due: WallTime(nanoseconds: version))])
  }
}

extension Store {
  func fence(_ key: ExecutionKey = run(0)) async throws -> ShardFence {
    let shard = key.workflow.shard
    return ShardFence(shard: shard, rangeID: try await acquire([shard], owner: "test")[shard] ?? 0)
  }

  func commit(_ fence: ShardFence, _ write: ExecutionWrite) async throws(StoreError) {
    try await commit(Commit(fence: fence, executions: [write]))
  }
}
