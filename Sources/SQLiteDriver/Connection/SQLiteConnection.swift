import GRDBSQLite
public import SQLPersistence

/// A connection to a SQLite database, with its compiled statements.
public final class SQLiteConnection: SQLConnection {
  public typealias Row = SQLiteRow

  public let name: String
  public let dialect = SQLDialect.sqlite
  private var database: OpaquePointer?
  /// By the statements' slots.
  private var prepared: [PreparedStatement?] = []

  private var controls = [OpaquePointer?](repeating: nil, count: TransactionControl.allCases.count)

  /// Opens the file, which is created if it is not there; nil: a database in memory, seen by this connection alone.
  init(path: String?, name: String) throws(SQLFailure) {
    self.name = name
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path ?? ":memory:", &database, flags, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  deinit { close() }

  public func close() {
    for slot in prepared { sqlite3_finalize(slot?.pointer) }
    prepared = []
    for index in controls.indices {
      sqlite3_finalize(controls[index])
      controls[index] = nil
    }
    sqlite3_close_v2(database)
    database = nil
  }

  // MARK: Statements

  public func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(SQLFailure) -> Int {
    try run(statement, values) { compiled in
      var code = sqlite3_step(compiled)
      while code == SQLITE_ROW { code = sqlite3_step(compiled) }
      return code
    }
    return Int(sqlite3_changes(database))
  }

  public func query(_ statement: SQLStatement, _ values: [SQLValue], _ body: (SQLiteRow) -> Bool) throws(SQLFailure) {
    try run(statement, values) { compiled in
      let row = SQLiteRow(statement: compiled)
      var code = sqlite3_step(compiled)
      while code == SQLITE_ROW {
        guard body(row) else { return SQLITE_DONE }
        code = sqlite3_step(compiled)
      }
      return code
    }
  }

  private func run(_ statement: SQLStatement, _ values: [SQLValue], _ steps: (OpaquePointer) -> CInt) throws(SQLFailure) {
    let compiled = try compiled(statement)
    defer { if statement.slot == nil { sqlite3_finalize(compiled.pointer) } }
    guard compiled.placeholders == values.count else {
      throw SQLFailure(.refused, "\(values.count) values were given for \(compiled.placeholders) placeholders of \(statement.text)")
    }
    var code = SQLITE_OK
    compiled.withBound(values) { code = steps(compiled.pointer) }
    guard code == SQLITE_DONE else {
      let failure = failure(code)
      sqlite3_reset(compiled.pointer)
      throw failure
    }
    sqlite3_reset(compiled.pointer)
  }

  private func compiled(_ statement: SQLStatement) throws(SQLFailure) -> PreparedStatement {
    if let slot = statement.slot, slot < prepared.count, let compiled = prepared[slot] { return compiled }
    let compiled = PreparedStatement(try compile(statement.text, isKept: statement.slot != nil))
    if let slot = statement.slot {
      if slot >= prepared.count { prepared += Array(repeating: nil, count: slot + 1 - prepared.count) }
      prepared[slot] = compiled
    }
    return compiled
  }

  func compile(_ text: String, isKept: Bool) throws(SQLFailure) -> OpaquePointer {
    // A closed connection is nil, which SQLite must not be handed.
    guard database != nil else { throw SQLFailure(.refused, "\(name) is closed") }
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(database, text, -1, isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0, &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code) }
    return pointer
  }

  /// Why the last call failed.
  var lastFailure: SQLFailure { failure(sqlite3_extended_errcode(database)) }

  private func failure(_ code: CInt) -> SQLFailure {
    SQLFailure(code: code, name: name, message: String(cString: database == nil ? sqlite3_errstr(code) : sqlite3_errmsg(database)))
  }

  // MARK: Transactions

  private func control(_ control: TransactionControl) throws(SQLFailure) {
    let compiled: OpaquePointer
    if let kept = controls[control.rawValue] {
      compiled = kept
    } else {
      compiled = try compile(control.text, isKept: true)
      controls[control.rawValue] = compiled
    }
    let code = sqlite3_step(compiled)
    guard code == SQLITE_DONE else {
      let failure = failure(code)
      sqlite3_reset(compiled)
      throw failure
    }
    sqlite3_reset(compiled)
  }

  public func begin(_ access: SQLAccess) throws(SQLFailure) {
    switch access {
    case .read: try control(.beginRead)
    case .write: try control(.beginWrite)
    }
  }

  public func commit() throws(SQLFailure) { try control(.commit) }

  public func rollback() {
    // SQLite has rolled back by itself after some errors.
    guard let database, sqlite3_get_autocommit(database) == 0 else { return }
    sqlite3_exec(database, "ROLLBACK", nil, nil, nil)
  }

  public func setSavepoint() throws(SQLFailure) { try control(.setSavepoint) }

  public func releaseSavepoint() throws(SQLFailure) { try control(.releaseSavepoint) }

  public func rollbackToSavepoint() throws(SQLFailure) {
    try control(.rollbackToSavepoint)
    try control(.releaseSavepoint)
  }
}
