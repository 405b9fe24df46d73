import Model
import Persistence
import TestSupport
import VisibilityQuery

/// The disk as one server reaches it: slow, full or broken as the simulation says, and out of reach for good once the server is dead.
final class ServerStore: Store, @unchecked Sendable {
  private let simulation: World
  let disk: Disk
  private(set) var isCut = false

  init(_ simulation: World) {
    self.simulation = simulation
    disk = simulation.disk
  }

  /// The process is dead: whatever it still does reaches nobody. A commit on its way may be written or not.
  func cut() { isCut = true }

  // MARK: Commits

  func commit(_ commit: Commit) async throws(StoreError) {
    let fault = simulation.drawCommitFault()
    try await reach(fault == .slow ? 4000 : 20)
    if simulation.isDiskFull {
      simulation.faults.add("disk full")
      throw .failed("the disk is full")
    }
    switch fault {
    case .failed: throw .failed("the disk says no")
    case .unwritten: throw .unknownOutcome("the connection broke")
    case .lostAnswer:
      try await write(commit)
      throw .unknownOutcome("the connection broke")
    case .repeated:
      try await write(commit)
      if (try? await disk.commit(commit, asked: commit)) != nil { simulation.report("a commit was written twice") }
    case .slow, nil: try await write(commit)
    }
    // Dead between the write and its answer: torn, as far as clients can tell.
    try await reach(5)
  }

  private func write(_ commit: Commit) async throws(StoreError) {
    for write in commit.executions {
      let events = write.appendedHistory.map { "\($0.firstEventID)...\($0.lastEventID)" }.joined()
      simulation.tell("commit of \(write.key.workflowID) \(write.key.runID), version \(write.expectedVersion), events \(events)")
    }
    do throws(StoreError) {
      switch simulation.mutation?.kind {
      case .store(let change): try await change(commit, self)
      default: try await disk.commit(commit, asked: commit)
      }
    } catch {
      simulation.tell("which is refused: \(error)")
      throw error
    }
  }

  /// Answers at once and writes later, if the server still lives by then: a broken store.
  func writeLater(_ commit: Commit) {
    simulation.simulator.after(.milliseconds(200)) { [self] in
      simulation.spawn { if !self.isCut { try? await self.disk.commit(commit, asked: commit) } }
    }
  }

  /// The way to the disk or back.
  private func reach(_ most: Int) async throws(StoreError) {
    if isCut { throw .closed }
    if most > 0 { await simulation.simulator.pass(simulation.simulator.random.duration(0, most)) }
    if isCut { throw .closed }
  }

  private func reachForReading() async throws(StoreError) {
    try await reach(5)
    if simulation.meets(simulation.plan.failedReads, "failed read") { throw .failed("the disk cannot be read now") }
  }

  // MARK: Everything else

  func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64] {
    try await reachForReading()
    return try await disk.acquire(shards, owner: owner)
  }

  func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution? {
    try await reachForReading()
    return try await disk.store.load(key)
  }

  func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID? {
    try await reachForReading()
    return try await disk.store.currentRun(of: workflow)
  }

  func list(_ listing: VisibilityListing) async throws(StoreError) -> [ListedExecution] {
    try await reachForReading()
    return try await disk.store.list(listing)
  }

  func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) async throws(StoreError) -> [VisibilityGroup] {
    try await reachForReading()
    return try await disk.store.count(scope, by: groupBy, limit: limit)
  }

  func unlisted(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey] {
    try await reachForReading()
    return try await disk.store.unlisted(after: runID, limit: limit)
  }

  func relist(_ entry: VisibilityEntry) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.relist(entry)
  }

  func visibility(of key: ExecutionKey) async throws(StoreError) -> VisibilityRecord? {
    try await reachForReading()
    return try await disk.store.visibility(of: key)
  }

  func history(
    of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool
  ) async throws(StoreError) -> [HistoryBatch] {
    try await reachForReading()
    return try await disk.store.history(of: key, range: range, maxBytes: maxBytes, newestFirst: newestFirst)
  }

  func delete(_ key: ExecutionKey, shard: ShardFence) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.delete(key, shard: shard)
  }

  func tasks(
    of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int
  ) async throws(StoreError) -> [DueTask] {
    try await reachForReading()
    let rows = try await disk.store.tasks(of: shards, dueBefore: end, after: cursor, limit: limit)
    if case .rows(let change) = simulation.mutation?.kind { return change(rows) }
    return rows
  }

  func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(StoreError) -> FeedPage {
    try await reachForReading()
    return try await disk.store.feed(of: namespaceID, after: number, limit: limit)
  }

  func feeds() async throws(StoreError) -> [UniqueID: FeedExtent] { try await disk.store.feeds() }

  func trimFeed(of namespaceID: UniqueID, below number: Int64) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.trimFeed(of: namespaceID, below: number)
  }

  func endFeed(of namespaceID: UniqueID) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.endFeed(of: namespaceID)
  }

  func namespaces() async throws(StoreError) -> [StoredNamespace] {
    try await reachForReading()
    return try await disk.store.namespaces()
  }

  func create(_ namespace: StoredNamespace) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.create(namespace)
  }

  func update(_ namespace: StoredNamespace) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.update(namespace)
  }

  func removeNamespace(_ id: UniqueID) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.removeNamespace(id)
  }

  func taskQueues() async throws(StoreError) -> [StoredTaskQueue] {
    try await reachForReading()
    return try await disk.store.taskQueues()
  }

  func put(_ queue: StoredTaskQueue) async throws(StoreError) {
    try await reachForReading()
    try await disk.store.put(queue)
  }

  func metadata(_ name: String) async throws(StoreError) -> [UInt8]? { try await disk.store.metadata(name) }

  func setMetadataOnce(_ name: String, _ value: [UInt8]) async throws(StoreError) -> [UInt8] {
    try await disk.store.setMetadataOnce(name, value)
  }

  func close() async {}
}
