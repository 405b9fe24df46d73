/// Every statement of the store, in a dialect.
struct SQLStatements: Sendable {
  let dialect: SQLDialect

  // Shards
  let takeShard: SQLStatement
  let rangeID: SQLStatement
  let fence: SQLStatement

  // Executions
  let createExecution: SQLStatement
  let updateExecution: SQLStatement
  let createCurrentRun: SQLStatement
  let moveCurrentRun: SQLStatement
  let upsertItem: SQLStatement
  let deleteItem: SQLStatement
  let appendHistory: SQLStatement
  let upsertTask: SQLStatement
  let deleteTask: SQLStatement

  let visibility: VisibilityStatements
  let feed: FeedStatements

  let execution: SQLStatement
  let items: SQLStatement
  let currentRun: SQLStatement
  let historyOldestFirst: SQLStatement
  let historyNewestFirst: SQLStatement

  let deleteExecution: SQLStatement
  let deleteCurrentRun: SQLStatement
  let deleteItems: SQLStatement
  let deleteHistory: SQLStatement
  let deleteTasks: SQLStatement

  // Tasks
  let tasksOfAllShards: SQLStatement

  // Namespaces, task queues and metadata
  let namespaces: SQLStatement
  let createNamespace: SQLStatement
  let updateNamespace: SQLStatement
  let namespaceHolder: SQLStatement
  let anyInNamespace: SQLStatement
  let deleteNamespace: SQLStatement
  let deleteTaskQueues: SQLStatement
  /// None where no counts are kept.
  let deleteCounts: [SQLStatement]
  let taskQueues: SQLStatement
  let createTaskQueue: SQLStatement
  let updateTaskQueue: SQLStatement
  let metadata: SQLStatement
  let createMetadata: SQLStatement

  init(_ dialect: SQLDialect) {
    self.dialect = dialect
    var made = 0
    func make(_ text: String) -> SQLStatement {
      defer { made += 1 }
      return SQLStatement(slot: made, text: dialect.placeholders(text))
    }

    takeShard = make(
      dialect.upsert(
        into: "shards", ["shard", "range_id", "owner"], key: ["shard"], taking: ["owner"], setting: ["range_id = shards.range_id + 1"]))
    rangeID = make("SELECT range_id FROM shards WHERE shard = ?" + dialect.forShare)

    fence = make("SELECT 1 FROM shards WHERE shard = ? AND range_id = ?" + dialect.forShare)

    createExecution = make(
      dialect.insertIfAbsent(
        into: "executions", ["run_id", "shard", "namespace_id", "workflow_id", "version", "state"] + SQLVisibility.sizeColumns))
    let sizes = SQLVisibility.sizeColumns.map { "\($0) = ?" }.joined(separator: ", ")
    updateExecution = make(
      "UPDATE executions SET version = version + 1, state = ?, \(sizes) "
        + "WHERE run_id = ? AND version = ? AND namespace_id = ? AND workflow_id = ?")
    createCurrentRun = make(dialect.insertIfAbsent(into: "current_runs", ["namespace_id", "workflow_id", "run_id"]))
    moveCurrentRun = make("UPDATE current_runs SET run_id = ? WHERE namespace_id = ? AND workflow_id = ? AND run_id = ?")
    let partKey = ["run_id", "kind", "reference"]
    upsertItem = make(dialect.upsert(into: "items", partKey + ["bytes"], key: partKey, taking: ["bytes"]))
    deleteItem = make("DELETE FROM items WHERE run_id = ? AND kind = ? AND reference = ?")
    appendHistory = make("INSERT INTO history (run_id, first_event_id, last_event_id, bytes) VALUES (?, ?, ?, ?)")
    upsertTask = make(dialect.upsert(into: "tasks", partKey + ["shard", "due", "payload"], key: partKey, taking: ["due", "payload"]))
    deleteTask = make("DELETE FROM tasks WHERE run_id = ? AND kind = ? AND reference = ?")

    visibility = VisibilityStatements(dialect, make)
    feed = FeedStatements(dialect, make)

    let isThisRun = "run_id = ? AND namespace_id = ? AND workflow_id = ?"
    execution = make("SELECT version, state FROM executions WHERE \(isThisRun)")
    items = make("SELECT kind, reference, bytes FROM items WHERE run_id = ? ORDER BY kind, reference")
    currentRun = make("SELECT run_id FROM current_runs WHERE namespace_id = ? AND workflow_id = ?")
    // Batches do not overlap, so the batch that holds the range's first event is the last one that starts at or before it.
    let history = """
      SELECT first_event_id, last_event_id, bytes FROM history
      WHERE run_id = ? AND first_event_id < ?
      AND first_event_id >= COALESCE((SELECT MAX(first_event_id) FROM history WHERE run_id = ? AND first_event_id <= ?), ?)
      AND last_event_id >= ? AND EXISTS (SELECT 1 FROM executions WHERE \(isThisRun))
      ORDER BY first_event_id
      """
    historyOldestFirst = make(history)
    historyNewestFirst = make(history + " DESC")

    deleteExecution = make("DELETE FROM executions WHERE \(isThisRun)")
    deleteCurrentRun = make("DELETE FROM current_runs WHERE \(isThisRun)")
    deleteItems = make("DELETE FROM items WHERE run_id = ?")
    deleteHistory = make("DELETE FROM history WHERE run_id = ?")
    deleteTasks = make("DELETE FROM tasks WHERE run_id = ?")

    tasksOfAllShards = make(Self.tasks(where: ""))

    namespaces = make("SELECT id, name, version, bytes FROM namespaces ORDER BY id")
    createNamespace = make(dialect.insertIfAbsent(into: "namespaces", ["id", "name", "version", "bytes"]))
    updateNamespace = make("UPDATE namespaces SET name = ?, version = ?, bytes = ? WHERE id = ? AND version = ?")
    namespaceHolder = make("SELECT id FROM namespaces WHERE name = ?")
    anyInNamespace = make("SELECT run_id FROM visibility WHERE namespace_id = ? LIMIT 1")
    deleteNamespace = make("DELETE FROM namespaces WHERE id = ?")
    deleteTaskQueues = make("DELETE FROM task_queues WHERE namespace_id = ?")
    deleteCounts = dialect.keepsCounts ? [make("DELETE FROM visibility_counts WHERE namespace_id = ? AND runs = 0")] : []
    taskQueues = make("SELECT namespace_id, kind, name, version, bytes FROM task_queues ORDER BY namespace_id, name, kind")
    createTaskQueue = make(dialect.insertIfAbsent(into: "task_queues", ["namespace_id", "kind", "name", "version", "bytes"]))
    updateTaskQueue = make(
      "UPDATE task_queues SET version = ?, bytes = ? WHERE namespace_id = ? AND kind = ? AND name = ? AND version = ?")
    metadata = make("SELECT bytes FROM metadata WHERE name = ?")
    createMetadata = make(dialect.insertIfAbsent(into: "metadata", ["name", "bytes"]))
  }

  /// Reads the tasks of some shards. The list is part of the text: a server's set of shards rarely changes.
  func tasks(ofShards shards: [Int]) -> SQLStatement {
    let list = shards.map(String.init).joined(separator: ", ")
    return SQLStatement(text: dialect.placeholders(Self.tasks(where: "AND t.shard IN (\(list))")))
  }

  private static func tasks(where filter: String) -> String {
    """
    SELECT t.due, t.run_id, t.kind, t.reference, t.payload, e.namespace_id, e.workflow_id
    FROM tasks t JOIN executions e ON e.run_id = t.run_id
    WHERE (t.due, t.run_id, t.kind, t.reference) > (?, ?, ?, ?) AND t.due < ? \(filter)
    ORDER BY t.due, t.run_id, t.kind, t.reference LIMIT ?
    """
  }
}
