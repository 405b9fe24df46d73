import Persistence
import SQLPersistence

/// How connections are set up.
struct SQLitePragmas {
  /// Applied after ours, so an operator's word is the last one.
  private let chosen: [(name: String, value: String)]

  init(chosen: [String: String]) throws(StoreError) {
    for (name, value) in chosen where !Self.isPlain(name) || !Self.isPlain(value) {
      throw .failed("SQLite pragma \(name)=\(value) is not a name and a plain value")
    }
    self.chosen = chosen.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  func applyToWriter(_ connection: SQLiteConnection) throws(SQLFailure) {
    try apply(
      [
        ("busy_timeout", "5000"),
        ("journal_mode", "WAL"),
        // A commit that was answered survives a power cut.
        ("synchronous", "FULL"),
        // Debian's SQLite overwrites what is deleted unless told not to.
        ("secure_delete", "OFF"),
        ("temp_store", "MEMORY"),
        ("cell_size_check", "ON"),
        ("cache_size", "-16384"),
        // 4 MiB of WAL before it is folded in. More is not better: 16 and 64 MiB write about 5 % less, but stall commits for longer,
        // and a WAL that still grows costs the file system more than one that is written over (docs/benchmarks-storage.md).
        ("wal_autocheckpoint", "1000"),
        ("journal_size_limit", "67108864"),
      ], to: connection)
  }

  func applyToReader(_ connection: SQLiteConnection) throws(SQLFailure) {
    try apply([("busy_timeout", "5000"), ("query_only", "ON"), ("cell_size_check", "ON"), ("cache_size", "-4096")], to: connection)
  }

  private func apply(_ ours: [(name: String, value: String)], to connection: SQLiteConnection) throws(SQLFailure) {
    for (name, value) in ours + chosen {
      _ = try connection.execute(SQLStatement(text: "PRAGMA \(name) = \(value)"), [])
    }
  }
}
