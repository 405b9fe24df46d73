import Model
import Persistence
import Synchronization
import VisibilityQuery

/// A store in memory whose commits fail, or wait, as the test says.
final class FaultyStore: Store {
  /// What happens to the next commit.
  enum Fault: Sendable {
    /// Refused; nothing is written.
    case refuse(StoreError)
    /// Written, and then refused all the same, as when a connection breaks at the wrong moment.
    case writeAndRefuse(StoreError)
  }

  private struct State {
    /// Nil: the commit succeeds.
    var faults: [Fault?] = []
    var readFaults: [StoreError] = []
    var deleteFaults: [StoreError] = []
    var isHeld = false
    var isOld = false
    var held: [CheckedContinuation<Void, Never>] = []
    var commits = 0
    var loads = 0
    var historyReads = 0
  }

  private let inner: InMemoryStore
  private let state = Mutex(State())

  init(_ inner: InMemoryStore = InMemoryStore()) { self.inner = inner }

  func failNextCommit(_ fault: Fault) { state.withLock { $0.faults.append(fault) } }
  func failCommit(afterNext fault: Fault) { state.withLock { $0.faults += [nil, fault] } }
  func failNextRead(_ error: StoreError) { state.withLock { $0.readFaults.append(error) } }
  func failNextDelete(_ error: StoreError) { state.withLock { $0.deleteFaults.append(error) } }
  var commits: Int { state.withLock { $0.commits } }
  var loads: Int { state.withLock { $0.loads } }
  var historyReads: Int { state.withLock { $0.historyReads } }
  var heldCommits: Int { state.withLock { $0.held.count } }

  /// Commits wait from now on until `release()`.
  func hold() { state.withLock { $0.isHeld = true } }

  func release() {
    state.withLock { $0.isHeld = false }
    releaseHeld()
  }

  /// Lets go of the commits that wait; later ones wait again.
  func releaseHeld() {
    let held = state.withLock { state in
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  /// Writes as versions did that knew no index of lists, or again as this one.
  func writeAsBefore(_ isOld: Bool) { state.withLock { $0.isOld = isOld } }

  func commit(_ commit: Commit) async throws(StoreError) {
    var commit = commit
    if state.withLock({ $0.isOld }) {
      for index in commit.executions.indices {
        (commit.executions[index].visibility, commit.executions[index].size) = (nil, ExecutionSize())
      }
    }
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let passes = state.withLock { state in
        state.commits += 1
        guard state.isHeld else { return true }
        state.held.append(continuation)
        return false
      }
      if passes { continuation.resume() }
    }
    switch state.withLock({ $0.faults.isEmpty ? nil : $0.faults.removeFirst() }) {
    case .refuse(let error): throw error
    case .writeAndRefuse(let error):
      try await inner.commit(commit)
      throw error
    case nil: try await inner.commit(commit)
    }
  }

  private func failRead() throws(StoreError) {
    if let error = state.withLock({ $0.readFaults.isEmpty ? nil : $0.readFaults.removeFirst() }) { throw error }
  }

  func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution? {
    state.withLock { $0.loads += 1 }
    try failRead()
    return try await inner.load(key)
  }

  func history(
    of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool
  ) async throws(StoreError) -> [HistoryBatch] {
    state.withLock { $0.historyReads += 1 }
    try failRead()
    return try await inner.history(of: key, range: range, maxBytes: maxBytes, newestFirst: newestFirst)
  }

  func list(_ listing: VisibilityListing) async throws(StoreError) -> [ListedExecution] { try await inner.list(listing) }
  func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) async throws(StoreError) -> [VisibilityGroup] {
    try await inner.count(scope, by: groupBy, limit: limit)
  }
  func unlisted(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey] {
    try await inner.unlisted(after: runID, limit: limit)
  }
  func relist(_ entry: VisibilityEntry) async throws(StoreError) { try await inner.relist(entry) }
  func visibility(of key: ExecutionKey) async throws(StoreError) -> VisibilityRecord? { try await inner.visibility(of: key) }
  func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(StoreError) -> FeedPage {
    try await inner.feed(of: namespaceID, after: number, limit: limit)
  }
  func feeds() async throws(StoreError) -> [UniqueID: FeedExtent] { try await inner.feeds() }
  func trimFeed(of namespaceID: UniqueID, below number: Int64) async throws(StoreError) {
    try await inner.trimFeed(of: namespaceID, below: number)
  }
  func endFeed(of namespaceID: UniqueID) async throws(StoreError) { try await inner.endFeed(of: namespaceID) }
  func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID? { try await inner.currentRun(of: workflow) }
  func delete(_ key: ExecutionKey, shard: ShardFence) async throws(StoreError) {
    if let error = state.withLock({ $0.deleteFaults.isEmpty ? nil : $0.deleteFaults.removeFirst() }) { throw error }
    try await inner.delete(key, shard: shard)
  }
  func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64] {
    try await inner.acquire(shards, owner: owner)
  }
  func tasks(
    of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int
  ) async throws(StoreError) -> [DueTask] {
    try await inner.tasks(of: shards, dueBefore: end, after: cursor, limit: limit)
  }
  func namespaces() async throws(StoreError) -> [StoredNamespace] { try await inner.namespaces() }
  func removeNamespace(_ id: UniqueID) async throws(StoreError) { try await inner.removeNamespace(id) }
  func create(_ namespace: StoredNamespace) async throws(StoreError) { try await inner.create(namespace) }
  func update(_ namespace: StoredNamespace) async throws(StoreError) { try await inner.update(namespace) }
  func taskQueues() async throws(StoreError) -> [StoredTaskQueue] { try await inner.taskQueues() }
  func put(_ queue: StoredTaskQueue) async throws(StoreError) { try await inner.put(queue) }
  func metadata(_ name: String) async throws(StoreError) -> [UInt8]? { try await inner.metadata(name) }
  func setMetadataOnce(_ name: String, _ value: [UInt8]) async throws(StoreError) -> [UInt8] {
    try await inner.setMetadataOnce(name, value)
  }
  func close() async { await inner.close() }
}
