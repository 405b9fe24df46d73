public import Persistence
import SQLPersistence

/// Opens stores in PostgreSQL databases.
public enum PostgresStore {
  /// Connects to the database that a `postgres://` URL names, and brings its schema up to date. Blocks while it does.
  ///
  /// Every commit is on the database's disk before it is answered, if the database does as it is told (`synchronous_commit`). Servers that share
  /// a database keep out of each other's way by the fences of their shards. A restart of the database fails what was under way; the rest waits
  /// and goes on.
  /// - Parameters:
  ///   - url: as libpq takes it: `postgres://user:password@host:port/database?sslmode=verify-full`.
  ///   - readers: how many connections read beside the writer. There are never more.
  /// - Throws: `StoreError.failed` with one sentence that names the database, never its password: it cannot be reached, does not exist,
  ///   refuses the user, is read-only, or has the schema of a newer version.
  public static func open(url: String, readers: Int = 2) throws(StoreError) -> any AuditableStore {
    guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
      throw .failed("the database URL must begin with postgres:// or postgresql://")
    }
    let name = "PostgreSQL database \(withoutSecrets(url))"
    do throws(SQLFailure) {
      let writer = try PostgresConnection(url: url, name: name)
      try writer.requireWritable()
      try writer.migrateAlone()
      var reading: [PostgresConnection] = []
      for _ in 0..<readers { reading.append(try PostgresConnection(url: url, name: name)) }
      return SQLStore(writer: writer, readers: reading)
    } catch {
      throw error.storeError
    }
  }

  /// `host:port/database` of a URL: no user, no password, no parameters.
  public static func withoutSecrets(_ url: String) -> String {
    let address = url.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "?" && $0 != "#" }
    let slash = address.firstIndex(of: "/") ?? address.endIndex
    guard let at = address[..<slash].lastIndex(of: "@") else { return String(address) }
    return String(address[address.index(after: at)...])
  }
}

extension PostgresConnection {
  fileprivate func requireWritable() throws(SQLFailure) {
    var isReadOnly = false
    try query(SQLStatement(text: "SELECT CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END"), []) { row in
      isReadOnly = row.integer(0) != 0
      return true
    }
    if isReadOnly { throw SQLFailure(.refused, "\(name) is a read-only standby: name the primary server") }
  }

  /// Brings the schema up to date while no other server does.
  fileprivate func migrateAlone() throws(SQLFailure) {
    // Any number will do that nobody else takes: the bytes of "temporal".
    let key = Int64(bitPattern: "temporal".utf8.reduce(0) { $0 << 8 | UInt64($1) })
    func call(_ function: String) throws(SQLFailure) {
      try query(SQLStatement(text: "SELECT \(function)($1)"), [.integer(key)]) { _ in true }
    }
    try call("pg_advisory_lock")
    try SQLMigrator.migrate(self)
    try call("pg_advisory_unlock")
  }
}
