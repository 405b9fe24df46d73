import SQLPersistence

extension SQLDialect {
  /// PostgreSQL's SQL. Names are bytes: its text cannot hold NUL.
  static let postgres = SQLDialect(
    numbersPlaceholders: true, upsert: .onConflict, idType: "UUID", blobType: "BYTEA", nameType: "BYTEA", clustered: "",
    forShare: " FOR SHARE", explanation: ("EXPLAIN", 0))

  /// A statement that fails with `PostgresFailure.unmet` unless `text` changes (or finds) exactly one row, so that the server itself
  /// keeps what was sent behind it from happening.
  static func requiringOneRow(_ text: String) -> String {
    let isSelect = text.hasPrefix("SELECT")
    return "WITH rows AS (\(text)\(isSelect ? "" : " RETURNING 1")) SELECT 1 / count(*) FROM rows"
  }
}
