import Model
import SQLPersistence

/// Copies tables row by row, around what is damaged.
struct RowCopier {
  private let damaged: SQLiteConnection
  private let fresh: SQLiteConnection
  private var report = SQLiteRecovery.Report()
  private var hasLostEvents = false

  init(from damaged: SQLiteConnection, to fresh: SQLiteConnection) {
    self.damaged = damaged
    self.fresh = fresh
  }

  /// A table of the damaged file.
  private struct Table {
    var name: String
    /// How it was made, and the indexes and triggers that were made for it.
    var statement: String
    var indexes: [String]
    /// Its rows are in the primary key's tree: they have no numbers of their own.
    var isClustered: Bool
    /// The primary key's columns in order.
    var key: [String]
    var columns: Int
  }

  mutating func run() throws(SQLFailure) -> SQLiteRecovery.Report {
    try fresh.prepareForRecovery()
    _ = try damaged.execute(SQLStatement(text: "PRAGMA cell_size_check = ON"), [])
    let tables = try tables()
    try fresh.begin(.write)
    // Executions first: their names are what parts of runs are looked for by.
    for table in tables.sorted(by: { ($0.isClustered ? 1 : 0, $0.name) < ($1.isClustered ? 1 : 0, $1.name) }) {
      _ = try fresh.execute(SQLStatement(text: table.statement), [])
      try copy(table)
      for text in table.indexes { _ = try fresh.execute(SQLStatement(text: text), []) }
    }
    try settleRuns(Set(tables.map(\.name)))
    if hasLostEvents { try fresh.endFeeds() }
    try fresh.commit()
    return report
  }

  private func tables() throws(SQLFailure) -> [Table] {
    var found: [(name: String, text: String, isTable: Bool, of: String)] = []
    try damaged.query(SQLStatement(text: "SELECT name, sql, type, tbl_name FROM sqlite_schema WHERE sql IS NOT NULL"), []) { row in
      found.append((row.text(0), row.text(1), row.text(2) == "table", row.text(3)))
      return true
    }
    guard found.contains(where: { $0.name == "executions" }) else {
      throw SQLFailure(.refused, "\(damaged.name) holds no table of executions: nothing of it can be recovered")
    }
    var tables: [Table] = []
    for entry in found where entry.isTable && !entry.name.hasPrefix("sqlite_") {
      var key: [(place: Int64, name: String)] = []
      var columns = 0
      try damaged.query(SQLStatement(text: "SELECT name, pk FROM pragma_table_info('\(entry.name)')"), []) { row in
        columns += 1
        if row.integer(1) > 0 { key.append((row.integer(1), row.text(0))) }
        return true
      }
      let others = found.filter { !$0.isTable && $0.of == entry.name }.map(\.text)
      tables.append(
        Table(
          name: entry.name, statement: entry.text, indexes: others, isClustered: entry.text.hasSuffix("WITHOUT ROWID"),
          key: key.sorted { $0.place < $1.place }.map(\.name), columns: columns))
    }
    return tables
  }

  private mutating func copy(_ table: Table) throws(SQLFailure) {
    let order = table.isClustered ? table.key.joined(separator: ", ") : "rowid"
    let fromBeginning = try rows(of: table, "ORDER BY \(order)")
    if fromBeginning.failure != nil {
      let backwards = order.split(separator: ",").map { "\($0) DESC" }.joined(separator: ", ")
      let fromEnd = try rows(of: table, "ORDER BY \(backwards)")
      if !table.isClustered {
        try copyBetween(fromBeginning.lastNumber, fromEnd.lastNumber, of: table)
      } else if table.key.first == "run_id" {
        try copyByRun(table)
      } else if table.name == "current_runs" {
        try copyByWorkflow(table)
      }
      report.losses.append("table \(table.name): rows on damaged pages could not be read")
      if ["feeds", "feed_entries"].contains(table.name) { hasLostEvents = true }
    }
  }

  /// Copies the rows that a clause selects, until one cannot be read.
  private func rows(
    of table: Table, _ clause: String, _ values: [SQLValue] = []
  ) throws(SQLFailure) -> (lastNumber: Int64?, failure: SQLFailure?) {
    let marks = Array(repeating: "?", count: table.columns).joined(separator: ", ")
    let number = table.isClustered ? "0" : "rowid"
    return try damaged.copyRows(
      "SELECT \(number), * FROM \(table.name) \(clause)", values, columns: table.columns, to: fresh,
      "INSERT OR IGNORE INTO \(table.name) VALUES (\(marks))")
  }

  /// Tries every row between the last that could be read from the beginning and the last that could be read from the end.
  private func copyBetween(_ first: Int64?, _ last: Int64?, of table: Table) throws(SQLFailure) {
    // A page that leads to others may be the damaged one, so many rows may be missing in a row; but a table has an end.
    let longestGap: Int64 = 1_000_000
    var number = (first ?? 0) + 1
    var lastFound = number
    while number < last ?? .max, number - lastFound < longestGap {
      let found = try rows(of: table, "WHERE rowid = ?", [.integer(number)])
      if found.lastNumber != nil { lastFound = number }
      number += 1
    }
  }

  private func copyByRun(_ table: Table) throws(SQLFailure) {
    var runs: [UniqueID] = []
    try fresh.query(SQLStatement(text: "SELECT run_id FROM executions"), []) { row in
      runs.append(row.id(0))
      return true
    }
    for run in runs { _ = try rows(of: table, "WHERE run_id = ?", [.id(run)]) }
  }

  private func copyByWorkflow(_ table: Table) throws(SQLFailure) {
    var workflows: [(UniqueID, String)] = []
    try fresh.query(SQLStatement(text: "SELECT DISTINCT namespace_id, workflow_id FROM executions"), []) { row in
      workflows.append((row.id(0), row.text(1)))
      return true
    }
    for (namespaceID, workflowID) in workflows {
      _ = try rows(of: table, "WHERE namespace_id = ? AND workflow_id = ?", [.id(namespaceID), .text(workflowID)])
    }
  }

  /// Leaves out parts without a run, and sees that every workflow id stands for a run that is there.
  private mutating func settleRuns(_ tables: Set<String>) throws(SQLFailure) {
    var broken: [String] = []
    let known = "(SELECT run_id FROM executions)"
    for table in ["items", "history", "tasks", "current_runs"] where tables.contains(table) {
      try fresh.query(SQLStatement(text: "SELECT DISTINCT run_id FROM \(table) WHERE run_id NOT IN \(known)"), []) { row in
        broken.append(row.id(0).description)
        return true
      }
      _ = try fresh.execute(SQLStatement(text: "DELETE FROM \(table) WHERE run_id NOT IN \(known)"), [])
    }
    report.brokenRuns = Set(broken).sorted()
    for table in ["visibility", "search_attributes"] where tables.contains(table) {
      _ = try fresh.execute(SQLStatement(text: "DELETE FROM \(table) WHERE run_id NOT IN \(known)"), [])
    }
    guard !report.losses.isEmpty else { return }
    if tables.contains("visibility_counts") { try fresh.recountVisibility() }
    // Run ids ascend in time: the newest run is the one that a workflow id stands for.
    _ = try fresh.execute(
      SQLStatement(
        text: """
          INSERT OR IGNORE INTO current_runs (namespace_id, workflow_id, run_id)
          SELECT namespace_id, workflow_id, max(run_id) FROM executions GROUP BY namespace_id, workflow_id
          """), [])
  }
}
