public import Model

/// Executions with their items and histories.
public protocol ExecutionStore: Sendable {
  /// Writes one commit: all of it or nothing. Commits that wait at the same time share one transaction of the database
  /// (group commit), and a conflict of one never fails its neighbours.
  func commit(_ commit: Commit) async throws(StoreError)

  /// The execution with all its items, or nil.
  func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution?

  /// The run that the workflow id stands for: the open one, else the latest.
  func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID?

  /// Batches of the run's history that hold events in `range`, in order, until `maxBytes` are exceeded (at least one batch is given).
  /// `newestFirst` reads from the range's end.
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
