extension SQLSchema {
  /// What happened in namespaces (docs/decisions/024): entries in the order of their numbers, and a row a namespace with the last one.
  ///
  /// A commit that adds an entry takes its number from that row, and so holds the row until it is durable: numbers become visible in order.
  static func feed(_ dialect: SQLDialect) -> [String] {
    let (id, blob) = (dialect.idType, dialect.blobType)
    return [
      """
      CREATE TABLE feeds (
        namespace_id \(id) NOT NULL, oldest BIGINT NOT NULL, newest BIGINT NOT NULL, recording SMALLINT NOT NULL,
        PRIMARY KEY (namespace_id))\(dialect.clustered)
      """,
      """
      CREATE TABLE feed_entries (
        namespace_id \(id) NOT NULL, number BIGINT NOT NULL, time BIGINT NOT NULL, bytes \(blob) NOT NULL,
        PRIMARY KEY (namespace_id, number))\(dialect.clustered)
      """,
    ]
  }
}
