import Model

/// What an `InMemoryStore` holds. Every mutation checks all of its conditions before it changes anything.
struct InMemoryState: Sendable {
  var isClosed = false
  private var rangeIDs: [ShardID: Int64] = [:]
  var runs: [UniqueID: InMemoryRun] = [:]
  private var currentRuns: [ExactWorkflowKey: UniqueID] = [:]
  private var namespacesByID: [UniqueID: StoredNamespace] = [:]
  private var taskQueuesByKey: [TaskQueueKey: StoredTaskQueue] = [:]
  private var metadata: [[UInt8]: [UInt8]] = [:]
  var feedsByNamespace: [UniqueID: InMemoryFeed] = [:]

  // MARK: Shards

  mutating func acquire(_ shards: [ShardID]) -> [ShardID: Int64] {
    var acquired: [ShardID: Int64] = [:]
    for shard in Set(shards) {
      rangeIDs[shard, default: 0] += 1
      acquired[shard] = rangeIDs[shard]
    }
    return acquired
  }

  private func check(_ fence: ShardFence) throws(StoreError) {
    guard rangeIDs[fence.shard] == fence.rangeID else { throw .shardLost(fence.shard) }
  }

  // MARK: Executions

  mutating func commit(_ commit: Commit) throws(StoreError) {
    try commit.checkShard()
    try check(commit.fence)
    if let write = commit.currentRun {
      let actual = currentRuns[ExactWorkflowKey(write.workflow)]
      guard actual == write.expected else { throw .currentRunConflict(write.workflow, actual: actual) }
    }
    var versions: [UniqueID: Int64] = [:]
    for write in commit.executions {
      let run = runs[write.key.runID]
      if let run, run.workflow != ExactWorkflowKey(write.key.workflow) { throw .versionConflict(write.key) }
      guard versions[write.key.runID] ?? run?.version ?? 0 == write.expectedVersion else { throw .versionConflict(write.key) }
      versions[write.key.runID] = write.expectedVersion + 1
      for batch in write.appendedHistory where run?.holdsBatch(at: batch.firstEventID) == true {
        throw .failed("run \(write.key.runID) already has a history batch at event \(batch.firstEventID)")
      }
    }
    for write in commit.executions {
      runs[write.key.runID, default: InMemoryRun(key: write.key)].apply(write)
    }
    if let write = commit.currentRun { currentRuns[ExactWorkflowKey(write.workflow)] = write.new }
    record(commit)
  }

  func run(_ key: ExecutionKey) -> InMemoryRun? {
    guard let run = runs[key.runID], run.workflow == ExactWorkflowKey(key.workflow) else { return nil }
    return run
  }

  func load(_ key: ExecutionKey) -> StoredExecution? { run(key)?.stored }

  func currentRun(of workflow: WorkflowKey) -> UniqueID? { currentRuns[ExactWorkflowKey(workflow)] }

  func history(of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool) -> [HistoryBatch] {
    run(key)?.history(in: range, maxBytes: maxBytes, newestFirst: newestFirst) ?? []
  }

  mutating func delete(_ key: ExecutionKey, fence: ShardFence) throws(StoreError) {
    try fence.check(key)
    try check(fence)
    if run(key) != nil { runs[key.runID] = nil }
    let workflow = ExactWorkflowKey(key.workflow)
    if currentRuns[workflow] == key.runID { currentRuns[workflow] = nil }
  }

  // MARK: Tasks

  func tasks(of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int) -> [DueTask] {
    let wanted = Set(shards)
    var found: [DueTask] = []
    for run in runs.values where wanted.contains(run.key.workflow.shard) {
      for task in run.tasks.values where task.due < end {
        let due = DueTask(key: run.key, task: task)
        if let cursor, due.cursor <= cursor { continue }
        found.append(due)
      }
    }
    return Array(found.sorted { $0.cursor < $1.cursor }.prefix(max(0, limit)))
  }

  // MARK: Namespaces

  var namespaces: [StoredNamespace] { namespacesByID.values.sorted { $0.id < $1.id } }

  mutating func create(_ namespace: StoredNamespace) throws(StoreError) {
    guard namespacesByID[namespace.id] == nil, holder(of: namespace.name) == nil else { throw .namespaceConflict(namespace.name) }
    namespacesByID[namespace.id] = namespace
  }

  mutating func update(_ namespace: StoredNamespace) throws(StoreError) {
    guard let old = namespacesByID[namespace.id], old.version == namespace.version - 1,
      [nil, namespace.id].contains(holder(of: namespace.name))
    else { throw .namespaceConflict(namespace.name) }
    namespacesByID[namespace.id] = namespace
  }

  mutating func removeNamespace(_ id: UniqueID) throws(StoreError) {
    guard !runs.values.contains(where: { $0.visibility != nil && $0.key.workflow.ownerID == id }) else {
      throw .namespaceConflict(id.description)
    }
    namespacesByID[id] = nil
    taskQueuesByKey = taskQueuesByKey.filter { $0.key.namespaceID != id }
    feedsByNamespace[id] = nil
  }

  private func holder(of name: String) -> UniqueID? {
    namespacesByID.values.first { $0.name.utf8.elementsEqual(name.utf8) }?.id
  }

  // MARK: Task queues

  private struct TaskQueueKey: Hashable {
    var namespaceID: UniqueID
    var kind: UInt8
    var name: [UInt8]
  }

  var taskQueues: [StoredTaskQueue] { Array(taskQueuesByKey.values) }

  mutating func put(_ queue: StoredTaskQueue) throws(StoreError) {
    let key = TaskQueueKey(namespaceID: queue.namespaceID, kind: queue.kind, name: Array(queue.name.utf8))
    guard (taskQueuesByKey[key]?.version ?? 0) == queue.version - 1 else { throw .taskQueueConflict(queue.name) }
    taskQueuesByKey[key] = queue
  }

  // MARK: Metadata

  func metadata(_ name: String) -> [UInt8]? { metadata[Array(name.utf8)] }

  mutating func setMetadataOnce(_ name: String, _ value: [UInt8]) -> [UInt8] {
    let key = Array(name.utf8)
    let answer = metadata[key] ?? value
    metadata[key] = answer
    return answer
  }
}
