public import Model
import Synchronization
public import VisibilityQuery

/// A store in memory, for tests and simulations: as strict as the SQL stores (the conformance suite holds both to the same
/// rules), and gone with the process.
public final class InMemoryStore: Store {
  private let state = Mutex(InMemoryState())

  public init() {}

  public func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64] {
    try use { state throws(StoreError) in state.acquire(shards) }
  }

  public func commit(_ commit: Commit) async throws(StoreError) {
    try use { state throws(StoreError) in try state.commit(commit) }
  }

  public func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution? {
    try use { state throws(StoreError) in state.load(key) }
  }

  public func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID? {
    try use { state throws(StoreError) in state.currentRun(of: workflow) }
  }

  public func history(
    of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool
  ) async throws(StoreError) -> [HistoryBatch] {
    try use { state throws(StoreError) in state.history(of: key, range: range, maxBytes: maxBytes, newestFirst: newestFirst) }
  }

  public func delete(_ key: ExecutionKey, shard: ShardFence) async throws(StoreError) {
    try use { state throws(StoreError) in try state.delete(key, fence: shard) }
  }

  public func list(_ listing: VisibilityListing) async throws(StoreError) -> [ListedExecution] {
    try use { state throws(StoreError) in state.list(listing) }
  }

  public func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) async throws(StoreError) -> [VisibilityGroup] {
    try use { state throws(StoreError) in state.count(scope, by: groupBy, limit: limit) }
  }

  public func unlisted(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey] {
    try use { state throws(StoreError) in state.unlisted(after: runID, limit: limit) }
  }

  public func relist(_ entry: VisibilityEntry) async throws(StoreError) {
    try use { state throws(StoreError) in try state.relist(entry) }
  }

  public func visibility(of key: ExecutionKey) async throws(StoreError) -> VisibilityRecord? {
    try use { state throws(StoreError) in state.run(key)?.visibility?.asIndexed }
  }

  public func tasks(
    of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int
  ) async throws(StoreError) -> [DueTask] {
    try use { state throws(StoreError) in state.tasks(of: shards, dueBefore: end, after: cursor, limit: limit) }
  }

  public func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(StoreError) -> FeedPage {
    try use { state throws(StoreError) in state.feed(of: namespaceID, after: number, limit: limit) }
  }

  public func feeds() async throws(StoreError) -> [UniqueID: FeedExtent] {
    try use { state throws(StoreError) in state.feeds }
  }

  public func trimFeed(of namespaceID: UniqueID, below number: Int64) async throws(StoreError) {
    try use { state throws(StoreError) in state.trimFeed(of: namespaceID, below: number) }
  }

  public func endFeed(of namespaceID: UniqueID) async throws(StoreError) {
    try use { state throws(StoreError) in state.endFeed(of: namespaceID) }
  }

  public func namespaces() async throws(StoreError) -> [StoredNamespace] {
    try use { state throws(StoreError) in state.namespaces }
  }

  public func create(_ namespace: StoredNamespace) async throws(StoreError) {
    try use { state throws(StoreError) in try state.create(namespace) }
  }

  public func update(_ namespace: StoredNamespace) async throws(StoreError) {
    try use { state throws(StoreError) in try state.update(namespace) }
  }

  public func removeNamespace(_ id: UniqueID) async throws(StoreError) {
    try use { state throws(StoreError) in try state.removeNamespace(id) }
  }

  public func taskQueues() async throws(StoreError) -> [StoredTaskQueue] {
    try use { state throws(StoreError) in state.taskQueues }
  }

  public func put(_ queue: StoredTaskQueue) async throws(StoreError) {
    try use { state throws(StoreError) in try state.put(queue) }
  }

  public func metadata(_ name: String) async throws(StoreError) -> [UInt8]? {
    try use { state throws(StoreError) in state.metadata(name) }
  }

  public func setMetadataOnce(_ name: String, _ value: [UInt8]) async throws(StoreError) -> [UInt8] {
    try use { state throws(StoreError) in state.setMetadataOnce(name, value) }
  }

  public func close() async {
    state.withLock { $0.isClosed = true }
  }

  private func use<Value: Sendable>(
    _ body: (inout InMemoryState) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try state.withLock { state throws(StoreError) in
      guard !state.isClosed else { throw StoreError.closed }
      return try body(&state)
    }
  }
}
