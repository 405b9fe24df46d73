import GRDBSQLite
import SQLPersistence

extension SQLFailure {
  /// What a SQLite result code means for whoever runs the server.
  /// - Parameters:
  ///   - name: the database, as in "database file /var/lib/temporal.db".
  ///   - message: SQLite's own words.
  init(code: CInt, name: String, message: String) {
    let (kind, reason): (Kind, String) =
      switch code & 0xFF {
      case SQLITE_CONSTRAINT: (.constraint, "refused a row that is there already")
      case SQLITE_BUSY, SQLITE_LOCKED: (.busy, "is locked by another program")
      case SQLITE_FULL: (.refused, "cannot grow: the disk is full")
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: (.refused, "cannot be written")
      case SQLITE_CANTOPEN: (.refused, "cannot be opened")
      case SQLITE_CORRUPT: (.refused, "is damaged")
      case SQLITE_NOTADB: (.refused, "is not a SQLite database")
      case SQLITE_IOERR, SQLITE_PROTOCOL: (.interrupted, "cannot be read or written: the device failed")
      default: (.refused, "refused a statement")
      }
    self.init(kind, "\(name) \(reason) (SQLite: \(message), code \(code))" + (code & 0xFF == SQLITE_CORRUPT ? Self.wayOut : ""))
  }

  /// A file is damaged: what is in `finding`, of which the first line may only name the database.
  static func damaged(_ name: String, _ finding: String) -> SQLFailure {
    let said = finding.split(separator: "\n").filter { !$0.hasPrefix("***") }.joined(separator: "; ")
    return SQLFailure(.refused, "\(name) is damaged (SQLite: \(said))" + wayOut)
  }

  private static var wayOut: String {
    ": `temporal admin verify` says what is wrong, and `temporal admin recover` copies what can be read into a fresh file"
  }
}
