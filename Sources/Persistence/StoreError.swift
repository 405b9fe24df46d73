public import Model

/// Why a store refused.
public enum StoreError: Error, Sendable, Equatable {
  /// The execution is not at the expected version (or exists although it was to be created): reload and decide again.
  case versionConflict(ExecutionKey)
  /// The workflow id's current run is not the expected one; `actual` is what is there.
  case currentRunConflict(WorkflowKey, actual: UniqueID?)
  /// Somebody else owns the shard by now: let go of it.
  case shardLost(ShardID)
  /// A namespace of this name or id exists already, an update expected another version, or one that was to be removed is not empty.
  case namespaceConflict(String)
  /// What is set for a task queue of this name is not of the version that the update expected.
  case taskQueueConflict(String)
  /// The disk, the file or the database said no; the sentence is for the operator. Nothing was written.
  case failed(String)
  /// The commit's outcome could not be learned (the connection broke in the middle): reload before deciding anything.
  case unknownOutcome(String)
  case closed
}
