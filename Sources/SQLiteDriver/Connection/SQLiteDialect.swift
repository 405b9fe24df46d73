import SQLPersistence

extension SQLDialect {
  /// SQLite's SQL. Text may hold NUL and compares as bytes, since it is bound with its length under the default collation.
  static let sqlite: SQLDialect = {
    var dialect = SQLDialect(
      numbersPlaceholders: false, upsert: .onConflict, idType: "BLOB", blobType: "BLOB", nameType: "TEXT", clustered: " WITHOUT ROWID",
      forShare: "", integrityCheck: "PRAGMA integrity_check(100)", explanation: ("EXPLAIN QUERY PLAN", 3))
    dialect.takesStatistics = true
    dialect.keepsCounts = true
    return dialect
  }()
}
