import Model
import Persistence

/// Ids as values: check by check the same, never drawn at random.
func id(_ number: UInt64) -> UniqueID { UniqueID(high: 0x0190_0000_0000_7000 &+ number << 16, low: 0x8000_0000_0000_0000 | number) }

let space = UniqueID(high: 0x4AAA, low: 0x8000_0000_0000_BBBB)

func workflow(_ name: String, in namespace: UniqueID = space) -> WorkflowKey { WorkflowKey(namespaceID: namespace, workflowID: name) }

func run(_ number: UInt64, of name: String = "order", in namespace: UniqueID = space) -> ExecutionKey {
  ExecutionKey(workflow: workflow(name, in: namespace), runID: id(number))
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func batch(_ first: Int64, _ last: Int64, bytes count: Int = 10) -> HistoryBatch {
  HistoryBatch(firstEventID: first, lastEventID: last, bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: first), count: count))
}

func item(_ kind: UInt8, _ reference: Int64, _ text: String = "item") -> StoredItem {
  StoredItem(id: ItemID(kind: kind, reference: reference), bytes: bytes(text))
}

func task(_ kind: UInt8, _ reference: Int64, due: Int64, _ payload: String = "") -> StoredTask {
  StoredTask(id: TaskID(kind: kind, reference: reference), due: WallTime(nanoseconds: due), payload: bytes(payload))
}

extension ExecutionWrite {
  /// A write of a run that is expected at `version`; 0 creates it.
  init(_ key: ExecutionKey, at version: Int64, state: String = "state") {
    self.init(key: key, expectedVersion: version, state: bytes(state))
  }

  func with(_ change: (inout ExecutionWrite) -> Void) -> ExecutionWrite {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Store {
  /// Takes the shard of a workflow.
  func fence(_ key: WorkflowKey, owner: String = "one") async throws -> ShardFence {
    let acquired = try await acquire([key.shard], owner: owner)
    guard let rangeID = acquired[key.shard] else { throw BrokenRule(description: "acquire did not answer for its shard") }
    return ShardFence(shard: key.shard, rangeID: rangeID)
  }

  /// Commits under a fence.
  func commit(
    _ fence: ShardFence, _ executions: ExecutionWrite..., currentRun: CurrentRunWrite? = nil
  ) async throws(StoreError) {
    try await commit(Commit(fence: fence, executions: executions, currentRun: currentRun))
  }

  /// The run's whole history.
  func history(of key: ExecutionKey) async throws(StoreError) -> [HistoryBatch] {
    try await history(of: key, range: 1..<Int64.max, maxBytes: .max, newestFirst: false)
  }

  /// Every task there is in the shards of these workflows.
  func tasks(of workflows: WorkflowKey...) async throws(StoreError) -> [StoredTask] {
    try await tasks(of: workflows.map(\.shard), dueBefore: .distantFuture, after: nil, limit: 1_000).map(\.task)
  }
}
