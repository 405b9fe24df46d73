public import Persistence
import SQLPersistence

/// Opens stores in SQLite databases.
public enum SQLiteStore {
  /// Files up to this size are checked through and through when they are opened; bigger ones only at the tables' roots.
  static let fullCheckBytes: Int64 = 16 << 20

  /// Opens the database file, and creates it or brings its schema up to date as needed. Blocks while it does.
  ///
  /// The file is kept to this store: a second server is refused. Every commit is synced before it is answered
  /// (`journal_mode=WAL`, `synchronous=FULL`), unless `pragmas` say otherwise.
  /// - Parameters:
  ///   - path: nil: a database in memory, gone when the store is closed.
  ///   - pragmas: SQLite settings by name, which go over ours.
  ///   - readers: how many connections read beside the writer.
  /// - Throws: `StoreError.failed` with one sentence that names the file: its directory is missing, it is not writable, in use by
  ///   another process, damaged, of another application, or of a newer version. What was there is then as it was.
  public static func open(
    path: String?, pragmas: [String: String] = [:], readers: Int = 2
  ) throws(StoreError) -> any AuditableStore {
    try open(path: path, pragmas: pragmas, readers: readers, isChecked: true)
  }

  /// `isChecked`: a damaged file is refused.
  private static func open(
    path: String?, pragmas: [String: String] = [:], readers: Int = 2, isChecked: Bool
  ) throws(StoreError) -> any AuditableStore {
    let pragmas = try SQLitePragmas(chosen: pragmas)
    guard let path else { return try openInMemory(pragmas) }
    let resolved = try DatabasePath.resolve(path)
    let lock = try DatabaseLock(databasePath: resolved)
    let finding = try DatabaseHeader.inspect(path: resolved)
    do throws(SQLFailure) {
      let writer = try SQLiteConnection(path: resolved, name: "database file \(resolved)")
      if finding == .new { try writer.claim() }
      try pragmas.applyToWriter(writer)
      if finding == .ours && isChecked { try writer.check() }
      try SQLMigrator.migrate(writer)
      var reading: [SQLiteConnection] = []
      // Without a WAL, readers and the writer would lock each other out.
      if try writer.pragma("journal_mode") == "wal" {
        for _ in 0..<readers {
          let reader = try SQLiteConnection(path: resolved, name: writer.name)
          try pragmas.applyToReader(reader)
          reading.append(reader)
        }
      }
      return SQLStore(writer: writer, readers: reading) { lock.release() }
    } catch {
      throw error.storeError
    }
  }

  /// Opens a file that must be there, for an auditor: also a damaged one, as far as its schema can be read.
  public static func openExisting(path: String) throws(StoreError) -> any AuditableStore {
    guard try DatabaseHeader.inspect(path: DatabasePath.resolve(path)) == .ours else { throw .failed("there is no database file \(path)") }
    return try open(path: path, isChecked: false)
  }

  private static func openInMemory(_ pragmas: SQLitePragmas) throws(StoreError) -> any AuditableStore {
    do throws(SQLFailure) {
      let connection = try SQLiteConnection(path: nil, name: "the database in memory")
      try pragmas.applyToWriter(connection)
      try SQLMigrator.migrate(connection)
      return SQLStore(writer: connection, readers: [])
    } catch {
      throw error.storeError
    }
  }
}

extension SQLiteConnection {
  /// Marks a new file as ours. Before the WAL is switched on: the mark must be in the file itself, where `DatabaseHeader` looks.
  fileprivate func claim() throws(SQLFailure) {
    _ = try execute(SQLStatement(text: "PRAGMA synchronous = FULL"), [])
    _ = try execute(SQLStatement(text: "PRAGMA application_id = \(DatabaseHeader.applicationID)"), [])
  }

  /// Refuses a damaged file before anything is written to it.
  fileprivate func check() throws(SQLFailure) {
    let size = (Int64(try pragma("page_count")) ?? 0) * (Int64(try pragma("page_size")) ?? 0)
    if size <= SQLiteStore.fullCheckBytes {
      let finding = try pragma("quick_check(1)")
      guard finding == "ok" else { throw .damaged(name, finding) }
      return
    }
    var tables: [String] = []
    try query(SQLStatement(text: "SELECT name FROM sqlite_schema WHERE type = 'table'"), []) { row in
      tables.append(row.text(0))
      return true
    }
    for table in tables { try query(SQLStatement(text: "SELECT * FROM \(table) LIMIT 1"), []) { _ in false } }
  }

  func pragma(_ name: String) throws(SQLFailure) -> String {
    var value = ""
    try query(SQLStatement(text: "PRAGMA \(name)"), []) { row in
      value = row.text(0)
      return false
    }
    return value
  }
}
