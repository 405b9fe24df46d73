/// Brings a database to the newest schema: forward only, each step in a transaction of its own.
public enum SQLMigrator {
  /// Applies the steps that the database does not have. A database of a newer version is refused, and not touched.
  public static func migrate(_ connection: some SQLConnection) throws(SQLFailure) {
    try migrate(connection, steps: SQLSchema.steps(connection.dialect))
  }

  static func migrate(_ connection: some SQLConnection, steps: [SQLSchema.Step]) throws(SQLFailure) {
    let newest = steps.last?.number ?? 0
    try inTransaction(connection) { connection throws(SQLFailure) in
      try connection.run("CREATE TABLE IF NOT EXISTS schema_version (id SMALLINT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)")
      try connection.run(connection.dialect.insertIfAbsent(into: "schema_version", ["id", "version"]), [.integer(1), .integer(0)])
    }
    let found = try version(of: connection)
    guard found <= newest else {
      throw SQLFailure(
        .refused,
        "\(connection.name) has schema version \(found), but this version of temporal knows only up to \(newest): "
          + "it was written by a newer version, and was not touched")
    }
    for step in steps where step.number > found { try apply(step, to: connection) }
  }

  private static func apply(_ step: SQLSchema.Step, to connection: some SQLConnection) throws(SQLFailure) {
    try inTransaction(connection) { connection throws(SQLFailure) in
      // Read again: another server may have come first.
      guard try version(of: connection) < step.number else { return }
      for text in step.statements { try connection.run(text) }
      try connection.run("UPDATE schema_version SET version = ? WHERE id = 1", [.integer(step.number)])
    }
  }

  private static func version(of connection: some SQLConnection) throws(SQLFailure) -> Int64 {
    var version: Int64 = 0
    try connection.query(SQLStatement(text: "SELECT version FROM schema_version WHERE id = 1"), []) { row in
      version = row.integer(0)
      return false
    }
    return version
  }

  private static func inTransaction<Connection: SQLConnection>(
    _ connection: Connection, _ body: (Connection) throws(SQLFailure) -> Void
  ) throws(SQLFailure) {
    try connection.begin(.write)
    do throws(SQLFailure) {
      try body(connection)
      try connection.commit()
    } catch {
      connection.rollback()
      throw error
    }
  }
}

extension SQLConnection {
  /// Runs a statement once.
  fileprivate func run(_ text: String, _ values: [SQLValue] = []) throws(SQLFailure) {
    _ = try execute(SQLStatement(text: dialect.placeholders(text)), values)
  }
}
