import Model
import Persistence

/// Turns write requests into statements, within one transaction that its caller begins and ends.
///
/// A result that is a failure has changed nothing. A thrown `SQLFailure` leaves the transaction to be rolled back as a whole.
struct SQLWrites<Connection: SQLConnection> {
  let connection: Connection
  let sql: SQLStatements
  /// The range ids that this transaction has found; 0: the shard has no owner yet.
  private var rangeIDs: [ShardID: Int64] = [:]
  /// What the transaction's commits tell the feeds of their namespaces (`writeFeeds`).
  private(set) var told: [UniqueID: [FeedEntry]] = [:]

  init(connection: Connection, statements: SQLStatements) {
    self.connection = connection
    sql = statements
  }

  /// `isAhead`: nothing waits for an answer that need not, so that a conflict fails the transaction (`SQLFailure.Kind.unmet`).
  mutating func apply(_ request: WriteRequest, isAhead: Bool = false) throws(SQLFailure) -> WriteResult {
    switch request {
    case .commit(let commit): isAhead ? try commitAhead(commit) : try self.commit(commit)
    case .delete(let key, let fence): try delete(key, fence)
    case .relist(let entry): try relist(entry)
    case .removeUnfoundedEntry(let runID): try removeUnfoundedEntry(runID)
    case .recount: try recount()
    case .trimFeed(let namespaceID, let number): try trimFeed(of: namespaceID, below: number)
    case .endFeed(let namespaceID): try endFeed(of: namespaceID)
    case .acquire(let shards, let owner): .success(.rangeIDs(try acquire(shards, owner: owner)))
    case .createNamespace(let namespace): try create(namespace)
    case .updateNamespace(let namespace): try update(namespace)
    case .removeNamespace(let id): try removeNamespace(id)
    case .putTaskQueue(let queue): try put(queue)
    case .setMetadataOnce(let name, let value): .success(.bytes(try setMetadataOnce(name, value)))
    }
  }

  // MARK: Shards

  private mutating func acquire(_ shards: [ShardID], owner: String) throws(SQLFailure) -> [ShardID: Int64] {
    var acquired: [ShardID: Int64] = [:]
    // In order, so that two servers that take the same shards never wait for each other crosswise.
    for shard in Set(shards).sorted(by: { $0.rawValue < $1.rawValue }) {
      _ = try connection.execute(sql.takeShard, [.integer(Int64(shard.rawValue)), .integer(1), .text(owner)])
      rangeIDs[shard] = nil
      acquired[shard] = try rangeID(of: shard)
    }
    return acquired
  }

  private mutating func rangeID(of shard: ShardID) throws(SQLFailure) -> Int64 {
    if let known = rangeIDs[shard] { return known }
    var found: Int64 = 0
    try connection.query(sql.rangeID, [.integer(Int64(shard.rawValue))]) { row in
      found = row.integer(0)
      return false
    }
    rangeIDs[shard] = found
    return found
  }

  private mutating func holds(_ fence: ShardFence) throws(SQLFailure) -> Bool {
    let found = try rangeID(of: fence.shard)
    return found == fence.rangeID && found > 0
  }

  // MARK: Executions

  private mutating func commit(_ commit: Commit) throws(SQLFailure) -> WriteResult {
    do throws(StoreError) { try commit.checkShard() } catch { return .failure(error) }
    guard try holds(commit.fence) else { return .failure(.shardLost(commit.fence.shard)) }
    if let conflict = try writeConditions(of: commit) { return .failure(conflict) }
    try writeParts(of: commit)
    return .success(.done)
  }

  /// The same without waiting for an answer: whatever conflicts fails the whole transaction, and each of its writes is then made apart.
  private mutating func commitAhead(_ commit: Commit) throws(SQLFailure) -> WriteResult {
    do throws(StoreError) { try commit.checkShard() } catch { return .failure(error) }
    if rangeIDs[commit.fence.shard] != commit.fence.rangeID {
      try connection.send(
        sql.fence, [.integer(Int64(commit.fence.shard.rawValue)), .integer(commit.fence.rangeID)], expecting: .oneRow)
      rangeIDs[commit.fence.shard] = commit.fence.rangeID
    }
    for condition in conditions(of: commit) { try connection.send(condition.statement, condition.values, expecting: .oneRow) }
    try writeParts(of: commit)
    return .success(.done)
  }

  /// Writes the rows that others may have changed. With one such row a conflict has written nothing; with more, a savepoint takes
  /// the earlier ones back. Nothing after them can conflict, so the savepoint ends here, and most commits need none.
  private func writeConditions(of commit: Commit) throws(SQLFailure) -> StoreError? {
    let isOneRow = commit.executions.count + (commit.currentRun == nil ? 0 : 1) <= 1
    if isOneRow { return try conflict(in: commit) }
    try connection.setSavepoint()
    let conflict = try conflict(in: commit)
    if conflict == nil { try connection.releaseSavepoint() } else { try connection.rollbackToSavepoint() }
    return conflict
  }

  private func conflict(in commit: Commit) throws(SQLFailure) -> StoreError? {
    for condition in conditions(of: commit) where try connection.execute(condition.statement, condition.values) != 1 {
      switch condition.guarded {
      case .execution(let key): return .versionConflict(key)
      case .currentRun(let workflow): return .currentRunConflict(workflow, actual: try connection.currentRun(sql, of: workflow))
      }
    }
    return nil
  }

  /// A statement that must change one row, and what it means when it does not.
  private struct Condition {
    enum Guarded {
      case execution(ExecutionKey)
      case currentRun(WorkflowKey)
    }

    var guarded: Guarded
    var statement: SQLStatement
    var values: [SQLValue]
  }

  private func conditions(of commit: Commit) -> [Condition] {
    var conditions: [Condition] = []
    if let write = commit.currentRun { conditions.append(condition(of: write)) }
    for write in commit.executions { conditions.append(condition(of: write, in: commit.fence.shard)) }
    return conditions
  }

  private func condition(of write: CurrentRunWrite) -> Condition {
    let key: [SQLValue] = [.id(write.workflow.namespaceID), .text(write.workflow.workflowID)]
    let guarded = Condition.Guarded.currentRun(write.workflow)
    guard let expected = write.expected else {
      return Condition(guarded: guarded, statement: sql.createCurrentRun, values: key + [.id(write.new)])
    }
    return Condition(guarded: guarded, statement: sql.moveCurrentRun, values: [.id(write.new)] + key + [.id(expected)])
  }

  private func condition(of write: ExecutionWrite, in shard: ShardID) -> Condition {
    let key = write.key
    let names: [SQLValue] = [.id(key.namespaceID), .text(key.workflowID)]
    guard write.expectedVersion != 0 else {
      let values = [.id(key.runID), .integer(Int64(shard.rawValue))] + names + [.integer(1), .blob(write.state)] + write.size.values
      return Condition(guarded: .execution(key), statement: sql.createExecution, values: values)
    }
    let values = [.blob(write.state)] + write.size.values + [.id(key.runID), .integer(write.expectedVersion)] + names
    return Condition(guarded: .execution(key), statement: sql.updateExecution, values: values)
  }

  private mutating func writeParts(of commit: Commit) throws(SQLFailure) {
    let shard = SQLValue.integer(Int64(commit.fence.shard.rawValue))
    for write in commit.executions { try writeParts(of: write, shard) }
  }

  private mutating func writeParts(of write: ExecutionWrite, _ shard: SQLValue) throws(SQLFailure) {
    let run = SQLValue.id(write.key.runID)
    if let change = write.visibility { try writeVisibility(change, of: write.key, isNew: write.expectedVersion == 0) }
    if let entry = write.feedEntry { told[write.key.workflow.ownerID, default: []].append(entry) }
    for id in write.deletedItems {
      try send(sql.deleteItem, [run, .integer(Int64(id.kind)), .integer(id.reference)])
    }
    for item in write.upsertedItems {
      try send(sql.upsertItem, [run, .integer(Int64(item.id.kind)), .integer(item.id.reference), .blob(item.bytes)])
    }
    for batch in write.appendedHistory {
      try send(
        sql.appendHistory, [run, .integer(batch.firstEventID), .integer(batch.lastEventID), .blob(batch.bytes)])
    }
    for id in write.deletedTasks {
      try send(sql.deleteTask, [run, .integer(Int64(id.kind)), .integer(id.reference)])
    }
    for task in write.upsertedTasks {
      try send(
        sql.upsertTask,
        [
          run, .integer(Int64(task.id.kind)), .integer(task.id.reference), shard, .integer(task.due.nanoseconds), .blob(task.payload),
        ])
    }
  }

  func send(_ statement: SQLStatement, _ values: [SQLValue]) throws(SQLFailure) {
    try connection.send(statement, values, expecting: .anything)
  }

  private mutating func delete(_ key: ExecutionKey, _ fence: ShardFence) throws(SQLFailure) -> WriteResult {
    do throws(StoreError) { try fence.check(key) } catch { return .failure(error) }
    guard try holds(fence) else { return .failure(.shardLost(fence.shard)) }
    let values: [SQLValue] = [.id(key.runID), .id(key.namespaceID), .text(key.workflowID)]
    if try connection.execute(sql.deleteExecution, values) == 1 {
      for statement in [sql.deleteItems, sql.deleteHistory, sql.deleteTasks, sql.visibility.delete, sql.visibility.deleteAttributes] {
        _ = try connection.execute(statement, [.id(key.runID)])
      }
    }
    _ = try connection.execute(sql.deleteCurrentRun, values)
    return .success(.done)
  }

  // MARK: Namespaces, task queues and metadata

  private func create(_ namespace: StoredNamespace) throws(SQLFailure) -> WriteResult {
    let changed = try connection.execute(
      sql.createNamespace, [.id(namespace.id), .text(namespace.name), .integer(namespace.version), .blob(namespace.bytes)])
    return changed == 1 ? .success(.done) : .failure(.namespaceConflict(namespace.name))
  }

  private func update(_ namespace: StoredNamespace) throws(SQLFailure) -> WriteResult {
    var holder: UniqueID?
    try connection.query(sql.namespaceHolder, [.text(namespace.name)]) { row in
      holder = row.id(0)
      return false
    }
    guard holder == nil || holder == namespace.id else { return .failure(.namespaceConflict(namespace.name)) }
    let changed = try connection.execute(
      sql.updateNamespace,
      [
        .text(namespace.name), .integer(namespace.version), .blob(namespace.bytes), .id(namespace.id), .integer(namespace.version - 1),
      ])
    return changed == 1 ? .success(.done) : .failure(.namespaceConflict(namespace.name))
  }

  private func removeNamespace(_ id: UniqueID) throws(SQLFailure) -> WriteResult {
    var isEmpty = true
    try connection.query(sql.anyInNamespace, [.id(id)]) { _ in
      isEmpty = false
      return false
    }
    guard isEmpty else { return .failure(.namespaceConflict(id.description)) }
    let all = [sql.deleteTaskQueues, sql.deleteNamespace, sql.feed.deleteAll, sql.feed.remove] + sql.deleteCounts
    for statement in all { try send(statement, [.id(id)]) }
    return .success(.done)
  }

  private func put(_ queue: StoredTaskQueue) throws(SQLFailure) -> WriteResult {
    let key: [SQLValue] = [.id(queue.namespaceID), .integer(Int64(queue.kind)), .text(queue.name)]
    let new: [SQLValue] = [.integer(queue.version), .blob(queue.bytes)]
    let changed =
      if queue.version == 1 {
        try connection.execute(sql.createTaskQueue, key + new)
      } else {
        try connection.execute(sql.updateTaskQueue, new + key + [.integer(queue.version - 1)])
      }
    return changed == 1 ? .success(.done) : .failure(.taskQueueConflict(queue.name))
  }

  private func setMetadataOnce(_ name: String, _ value: [UInt8]) throws(SQLFailure) -> [UInt8] {
    _ = try connection.execute(sql.createMetadata, [.text(name), .blob(value)])
    return try connection.metadata(sql, name) ?? value
  }
}
