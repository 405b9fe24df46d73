public import Model

/// Executions with their items and histories.
public protocol ExecutionStore: Sendable {
  /// Writes one commit: all of it or nothing. Commits that wait at the same time share one transaction of the database
  /// (group commit), and a conflict of one never fails its neighbours.
  ///
  /// Checked in this order: the fence, the current run, then the executions' versions. Deletions of items and tasks come
  /// before upserts, so a name in both lists ends up written. A history batch at an event id that the run already has one at
  /// is `StoreError.failed`, as is a workflow that does not live in the fence's shard.
  func commit(_ commit: Commit) async throws(StoreError)

  /// The execution with all its items, ordered by kind and reference, or nil.
  func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution?

  /// The run that the workflow id stands for: the open one, else the latest.
  func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID?

  /// Batches of the run's history that hold events in `range`, in order, as many as fit into `maxBytes` (one is always given).
  /// `newestFirst` reads from the range's end. A run that is not there has no history.
  func history(of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool) async throws(StoreError) -> [HistoryBatch]

  /// Removes the run: state, items, history, tasks, and the workflow id's current run if it is this one. Idempotent.
  func delete(_ key: ExecutionKey, shard: ShardFence) async throws(StoreError)
}

/// Which ownership a write is made under.
public struct ShardFence: Hashable, Sendable {
  public var shard: ShardID
  public var rangeID: Int64

  public init(shard: ShardID, rangeID: Int64) {
    self.shard = shard
    self.rangeID = rangeID
  }
}
