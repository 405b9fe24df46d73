public import Model
public import Persistence
public import VisibilityQuery

extension SQLStore {
  public func indexed(_ runID: UniqueID) async throws(StoreError) -> IndexedExecution? {
    try await read { connection, sql throws(SQLFailure) in
      try connection.begin(.read)
      defer { connection.rollback() }
      return try connection.indexed(sql, runID)
    }
  }

  public func unfoundedEntries(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [UniqueID] {
    try await read { connection, sql throws(SQLFailure) in
      var found: [UniqueID] = []
      let tables = ["visibility", "search_attributes"].map { table in
        "SELECT run_id FROM \(table) t WHERE run_id > ? AND NOT EXISTS (SELECT 1 FROM executions e WHERE e.run_id = t.run_id)"
      }
      let start = SQLValue.id(runID ?? UniqueID(high: 0, low: 0))
      // UNION leaves each out but once.
      let statement = sql.once(tables.joined(separator: " UNION ") + " ORDER BY 1 LIMIT ?")
      try connection.query(statement, [start, start, .integer(Int64(limit))]) { row in
        found.append(row.id(0))
        return true
      }
      return found
    }
  }

  public func removeUnfoundedEntry(_ runID: UniqueID) async throws(StoreError) {
    _ = try await writer.submit(.removeUnfoundedEntry(runID))
  }

  public func wrongCounts() async throws(StoreError) -> [WrongCount] {
    try await read { connection, sql throws(SQLFailure) in
      guard sql.dialect.keepsCounts else { return [] }
      let columns = SQLVisibility.countKey.joined(separator: ", ")
      let text = """
        SELECT \(columns), SUM(kept), SUM(counted) FROM (
          SELECT \(columns), runs AS kept, 0 AS counted FROM visibility_counts
          UNION ALL SELECT \(columns), 0, COUNT(*) FROM visibility GROUP BY \(columns))
        GROUP BY \(columns) HAVING SUM(kept) <> SUM(counted)
        """
      var found: [WrongCount] = []
      try connection.query(sql.once(text), []) { row in
        found.append(
          WrongCount(
            namespaceID: row.id(0), division: row.text(1), status: Int(row.integer(2)), typeName: row.text(3), kept: row.integer(4),
            right: row.integer(5)))
        return true
      }
      return found
    }
  }

  public func recount() async throws(StoreError) {
    _ = try await writer.submit(.recount)
  }

  public func plan(of listing: VisibilityListing, countingBy groupBy: [QueryField]?) async throws(StoreError) -> [String] {
    try await read { connection, sql throws(SQLFailure) in
      let fragment =
        if let groupBy { SQLListing.count(listing.scope, by: groupBy, limit: listing.limit, sql.dialect) } else {
          SQLListing(listing, sql.dialect).fragment
        }
      let (verb, column) = sql.dialect.explanation
      var lines: [String] = []
      try connection.query(sql.once("\(verb) \(fragment.text)"), fragment.bindings.map { SQLValue($0) }) { row in
        lines.append(row.text(column))
        return true
      }
      return lines
    }
  }
}

extension SQLConnection {
  /// Makes the kept counts anew, within the transaction that is open.
  package func recountVisibility() throws(SQLFailure) {
    for text in ["DELETE FROM visibility_counts", SQLSchema.recount] { _ = try execute(SQLStatement(text: text), []) }
  }
}

extension SQLConnection {
  fileprivate func indexed(_ sql: SQLStatements, _ runID: UniqueID) throws(SQLFailure) -> IndexedExecution? {
    guard let record = try visibility(sql, of: runID) else { return nil }
    var found = IndexedExecution(
      namespaceID: UniqueID(high: 0, low: 0), workflowID: "", record: record, size: ExecutionSize(), misplacedAttributes: [])
    try query(sql.once("SELECT namespace_id, workflow_id FROM visibility WHERE run_id = ?"), [.id(runID)]) { row in
      (found.namespaceID, found.workflowID) = (row.id(0), row.text(1))
      return false
    }
    let sizes = SQLVisibility.sizeColumns.joined(separator: ", ")
    try query(sql.once("SELECT \(sizes) FROM executions WHERE run_id = ?"), [.id(runID)]) { row in
      found.size = ExecutionSize(historyLength: row.integer(0), historyBytes: row.integer(1), transitions: row.integer(2))
      return false
    }
    let misplaced = sql.once("SELECT DISTINCT name FROM search_attributes WHERE run_id = ? AND namespace_id <> ? ORDER BY name")
    try query(misplaced, [.id(runID), .id(found.namespaceID)]) { row in
      found.misplacedAttributes.append(row.text(0))
      return true
    }
    return found
  }
}
