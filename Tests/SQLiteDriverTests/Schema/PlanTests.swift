import Testing

@testable import SQLPersistence
@testable import SQLiteDriver

@Suite("How SQLite runs the statements")
struct PlanTests {
  private static let sql = SQLStatements(.sqlite)

  /// The lines of SQLite's plan for a statement.
  private func plan(_ statement: SQLStatement) throws -> [String] {
    let connection = try SQLiteConnection(path: nil, name: "the database")
    try SQLMigrator.migrate(connection)
    var lines: [String] = []
    let values = [SQLValue](repeating: .integer(0), count: statement.text.count { $0 == "?" })
    try connection.query(SQLStatement(text: "EXPLAIN QUERY PLAN " + statement.text), values) { row in
      lines.append(row.text(3))
      return true
    }
    return lines
  }

  @Test(
    "tasks are read along the index of due times, and neither sorted nor scanned",
    arguments: [sql.tasksOfAllShards, sql.tasks(ofShards: [1, 5])])
  func tasks(statement: SQLStatement) throws {
    let lines = try plan(statement)
    #expect(lines.first?.hasPrefix("SEARCH t USING INDEX tasks_by_due ((due,run_id,kind,reference)>(?,?,?,?)") == true, "\(lines)")
    #expect(!lines.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN") }, "\(lines)")
  }

  @Test("histories are read along their key", arguments: [sql.historyOldestFirst, sql.historyNewestFirst])
  func history(statement: SQLStatement) throws {
    let lines = try plan(statement)
    #expect(
      lines.contains("SEARCH history USING INDEX sqlite_autoindex_history_1 (run_id=? AND first_event_id>? AND first_event_id<?)"),
      "\(lines)")
    #expect(!lines.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN history") }, "\(lines)")
  }

  @Test(
    "no write looks through a table",
    arguments: [
      sql.updateExecution, sql.moveCurrentRun, sql.deleteItem, sql.deleteTask, sql.deleteExecution, sql.deleteCurrentRun, sql.deleteItems,
      sql.deleteHistory, sql.deleteTasks, sql.visibility.delete, sql.visibility.deleteAttributes, sql.visibility.deleteAttribute,
      sql.visibility.setStanding, sql.visibility.setBuilds, sql.visibility.setSize, sql.visibility.row, sql.visibility.attributes,
      sql.rangeID, sql.items, sql.currentRun, sql.execution, sql.feed.extent, sql.feed.entries, sql.feed.moveOldest, sql.feed.deleteBelow,
      sql.feed.end, sql.feed.deleteAll,
    ])
  func writes(statement: SQLStatement) throws {
    let lines = try plan(statement)
    #expect(lines.count == 1 && lines[0].hasPrefix("SEARCH"), "\(lines)")
  }
}
