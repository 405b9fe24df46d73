import Model
import Persistence

/// The store's reads, each on whatever connection it is given.
extension SQLConnection {
  func load(_ sql: SQLStatements, _ key: ExecutionKey) throws(SQLFailure) -> StoredExecution? {
    // One transaction, so that the items are those of the state.
    try begin(.read)
    defer { rollback() }
    var found: StoredExecution?
    try query(sql.execution, [.id(key.runID), .id(key.namespaceID), .text(key.workflowID)]) { row in
      found = StoredExecution(version: row.integer(0), state: row.blob(1), items: [])
      return false
    }
    guard var execution = found else { return nil }
    try query(sql.items, [.id(key.runID)]) { row in
      let id = ItemID(kind: UInt8(truncatingIfNeeded: row.integer(0)), reference: row.integer(1))
      execution.items.append(StoredItem(id: id, bytes: row.blob(2)))
      return true
    }
    return execution
  }

  func currentRun(_ sql: SQLStatements, of workflow: WorkflowKey) throws(SQLFailure) -> UniqueID? {
    var found: UniqueID?
    try query(sql.currentRun, [.id(workflow.namespaceID), .text(workflow.workflowID)]) { row in
      found = row.id(0)
      return false
    }
    return found
  }

  func history(
    _ sql: SQLStatements, of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool
  ) throws(SQLFailure) -> [HistoryBatch] {
    let run = SQLValue.id(key.runID)
    let (lower, upper) = (SQLValue.integer(range.lowerBound), SQLValue.integer(range.upperBound))
    var budget = HistoryBudget(maxBytes: maxBytes)
    var batches: [HistoryBatch] = []
    try query(
      newestFirst ? sql.historyNewestFirst : sql.historyOldestFirst,
      [run, upper, run, lower, lower, lower, run, .id(key.namespaceID), .text(key.workflowID)]
    ) { row in
      guard budget.admits(row.size(2)) else { return false }
      batches.append(HistoryBatch(firstEventID: row.integer(0), lastEventID: row.integer(1), bytes: row.blob(2)))
      return true
    }
    return batches
  }

  func tasks(
    _ sql: SQLStatements, of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int
  ) throws(SQLFailure) -> [DueTask] {
    let wanted = Set(shards.map { Int($0.rawValue) }).sorted()
    guard limit > 0, !wanted.isEmpty else { return [] }
    // Without a cursor: after a task that sorts before every task there can be.
    let first = TaskID(kind: 0, reference: .min)
    let from = cursor ?? TaskCursor(due: WallTime(nanoseconds: .min), runID: UniqueID(high: 0, low: 0), id: first)
    var tasks: [DueTask] = []
    try query(
      wanted.count == ShardID.count ? sql.tasksOfAllShards : sql.tasks(ofShards: wanted),
      [
        .integer(from.due.nanoseconds), .id(from.runID), .integer(Int64(from.id.kind)), .integer(from.id.reference),
        .integer(end.nanoseconds), .integer(Int64(limit)),
      ]
    ) { row in
      let key = ExecutionKey(namespaceID: row.id(5), workflowID: row.text(6), runID: row.id(1))
      let id = TaskID(kind: UInt8(truncatingIfNeeded: row.integer(2)), reference: row.integer(3))
      tasks.append(DueTask(key: key, task: StoredTask(id: id, due: WallTime(nanoseconds: row.integer(0)), payload: row.blob(4))))
      return true
    }
    return tasks
  }

  func namespaces(_ sql: SQLStatements) throws(SQLFailure) -> [StoredNamespace] {
    var found: [StoredNamespace] = []
    try query(sql.namespaces, []) { row in
      found.append(StoredNamespace(id: row.id(0), name: row.text(1), version: row.integer(2), bytes: row.blob(3)))
      return true
    }
    return found
  }

  func taskQueues(_ sql: SQLStatements) throws(SQLFailure) -> [StoredTaskQueue] {
    var found: [StoredTaskQueue] = []
    try query(sql.taskQueues, []) { row in
      found.append(
        StoredTaskQueue(
          namespaceID: row.id(0), kind: UInt8(truncatingIfNeeded: row.integer(1)), name: row.text(2), version: row.integer(3),
          bytes: row.blob(4)))
      return true
    }
    return found
  }

  func metadata(_ sql: SQLStatements, _ name: String) throws(SQLFailure) -> [UInt8]? {
    var found: [UInt8]?
    try query(sql.metadata, [.text(name)]) { row in
      found = row.blob(0)
      return false
    }
    return found
  }
}
