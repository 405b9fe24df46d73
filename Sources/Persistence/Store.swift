public import Model

/// Everything durable, behind nouns. A store knows keys, versions and bytes; what a workflow does is not its business.
/// Names (workflow ids, namespace names) are compared byte for byte, and run ids are unique in the whole store.
///
/// Every call that returns without an error is durable: after a crash its effect is there, whole.
/// A call that throws has had no effect, but for `StoreError.unknownOutcome`, which says so.
public protocol Store: ShardStore, ExecutionStore, VisibilityStore, FeedStore, TaskStore, NamespaceStore, TaskQueueStore, MetadataStore {
  /// Ends background work and closes files; later calls throw `StoreError.closed`.
  func close() async
}

/// Ownership of shards, fenced by range ids.
public protocol ShardStore: Sendable {
  /// Takes the shards for `owner`, whoever had them: each shard's range id rises by one, so commits under older range ids fail from then on.
  func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64]
}

/// Small facts about the store as a whole (its cluster id, say), by name.
public protocol MetadataStore: Sendable {
  func metadata(_ name: String) async throws(StoreError) -> [UInt8]?
  /// Sets `name` only if it has no value yet, and answers the value that is there afterwards.
  func setMetadataOnce(_ name: String, _ value: [UInt8]) async throws(StoreError) -> [UInt8]
}
