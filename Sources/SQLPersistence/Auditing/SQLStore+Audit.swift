public import Model
public import Persistence

extension SQLStore: AuditableStore {
  public func runs(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey] {
    // No run has this id: its version number is 0.
    let start = runID ?? UniqueID(high: 0, low: 0)
    return try await read { connection, sql throws(SQLFailure) in
      var found: [ExecutionKey] = []
      let statement = sql.once("SELECT run_id, namespace_id, workflow_id FROM executions WHERE run_id > ? ORDER BY run_id LIMIT ?")
      try connection.query(statement, [.id(start), .integer(Int64(limit))]) { row in
        found.append(ExecutionKey(namespaceID: row.id(1), workflowID: row.text(2), runID: row.id(0)))
        return true
      }
      return found
    }
  }

  public func tasks(of runID: UniqueID) async throws(StoreError) -> [StoredTask] {
    try await read { connection, sql throws(SQLFailure) in
      var found: [StoredTask] = []
      let statement = sql.once("SELECT kind, reference, due, payload FROM tasks WHERE run_id = ? ORDER BY kind, reference")
      try connection.query(statement, [.id(runID)]) { row in
        let id = TaskID(kind: UInt8(truncatingIfNeeded: row.integer(0)), reference: row.integer(1))
        found.append(StoredTask(id: id, due: WallTime(nanoseconds: row.integer(2)), payload: row.blob(3)))
        return true
      }
      return found
    }
  }

  public func danglingCurrentRuns(limit: Int) async throws(StoreError) -> [ExecutionKey] {
    try await read { connection, sql throws(SQLFailure) in
      var found: [ExecutionKey] = []
      let statement = sql.once(
        """
        SELECT c.namespace_id, c.workflow_id, c.run_id FROM current_runs c WHERE NOT EXISTS (
          SELECT 1 FROM executions e
          WHERE e.run_id = c.run_id AND e.namespace_id = c.namespace_id AND e.workflow_id = c.workflow_id) LIMIT ?
        """)
      try connection.query(statement, [.integer(Int64(limit))]) { row in
        found.append(ExecutionKey(namespaceID: row.id(0), workflowID: row.text(1), runID: row.id(2)))
        return true
      }
      return found
    }
  }

  public func strayRows() async throws(StoreError) -> [String: Int] {
    try await read { connection, sql throws(SQLFailure) in
      var found: [String: Int] = [:]
      for table in ["items", "history", "tasks"] {
        let statement = sql.once("SELECT count(*) FROM \(table) WHERE run_id NOT IN (SELECT run_id FROM executions)")
        try connection.query(statement, []) { row in
          if row.integer(0) > 0 { found[table] = Int(row.integer(0)) }
          return false
        }
      }
      return found
    }
  }

  public func integrityProblems() async throws(StoreError) -> [String] {
    try await read { connection, sql throws(SQLFailure) in
      guard let text = sql.dialect.integrityCheck else { return [] }
      var found: [String] = []
      try connection.query(SQLStatement(text: text), []) { row in
        // Some lines only say which database the next ones are about.
        let lines = row.text(0).split(separator: "\n").filter { $0 != "ok" && !$0.hasPrefix("***") }
        found += lines.map(String.init)
        return true
      }
      return found
    }
  }
}

extension SQLStatements {
  /// A statement that is too rare to be kept compiled.
  func once(_ text: String) -> SQLStatement { SQLStatement(text: dialect.placeholders(text)) }
}
