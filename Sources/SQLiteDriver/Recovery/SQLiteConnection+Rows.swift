import GRDBSQLite
import SQLPersistence

extension SQLiteConnection {
  /// Runs a query and writes each row's columns, but for the first, with `insertion` on another connection, whatever their types are.
  ///
  /// Ends at the first row that cannot be read. Answers the first column (an integer) of the last row that could be, and why it ended.
  func copyRows(
    _ query: String, _ values: [SQLValue], columns: Int, to target: SQLiteConnection, _ insertion: String
  ) throws(SQLFailure) -> (lastNumber: Int64?, failure: SQLFailure?) {
    let inserting = try target.compile(insertion, isKept: false)
    defer { sqlite3_finalize(inserting) }
    var last: Int64?
    var problem: SQLFailure?
    do throws(SQLFailure) {
      try self.query(SQLStatement(text: query), values) { row in
        for column in 0..<columns {
          sqlite3_bind_value(inserting, CInt(column + 1), sqlite3_column_value(row.statement, CInt(column + 1)))
        }
        guard sqlite3_step(inserting) == SQLITE_DONE else {
          problem = target.lastFailure
          return false
        }
        sqlite3_reset(inserting)
        last = row.integer(0)
        return true
      }
    } catch {
      return (last, error)
    }
    if let problem { throw problem }
    return (last, nil)
  }

  /// Makes a new file one of ours; nobody else sees it before it is whole, so nothing of it need be durable before its end.
  func prepareForRecovery() throws(SQLFailure) {
    for text in ["PRAGMA application_id = \(DatabaseHeader.applicationID)", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536"] {
      _ = try execute(SQLStatement(text: text), [])
    }
  }
}
