extension SQLSchema {
  /// How many executions the index of lists has of each type and status (docs/decisions/016): counting a million rows of an index takes a quarter of
  /// a second, and reading these takes none.
  ///
  /// Triggers keep them, so that whatever changes the index changes them in the same transaction. A row whose count has come down to zero stays
  /// until its namespace goes: it is likely to be needed again.
  static func counts(_ dialect: SQLDialect) -> [String] {
    guard dialect.keepsCounts else { return [] }
    let key = SQLVisibility.countKey
    func values(_ row: String) -> String { key.map { "\(row).\($0)" }.joined(separator: ", ") }
    let columns = key.joined(separator: ", ")
    let added =
      "INSERT INTO visibility_counts (\(columns), runs) VALUES (\(values("NEW")), 1) "
      + "ON CONFLICT (\(columns)) DO UPDATE SET runs = runs + 1;"
    let removed = "UPDATE visibility_counts SET runs = runs - 1 WHERE (\(columns)) = (\(values("OLD")));"
    return [
      """
      CREATE TABLE visibility_counts (
        namespace_id \(dialect.idType) NOT NULL, division \(dialect.nameType) NOT NULL, status SMALLINT NOT NULL,
        workflow_type \(dialect.nameType) NOT NULL, runs BIGINT NOT NULL,
        PRIMARY KEY (\(columns)))\(dialect.clustered)
      """,
      recount,
      "CREATE TRIGGER visibility_is_added AFTER INSERT ON visibility BEGIN \(added) END",
      "CREATE TRIGGER visibility_is_removed AFTER DELETE ON visibility BEGIN \(removed) END",
      """
      CREATE TRIGGER visibility_is_changed AFTER UPDATE OF \(columns) ON visibility
        WHEN (\(values("OLD"))) <> (\(values("NEW"))) BEGIN \(removed) \(added) END
      """,
    ]
  }

  /// Fills the counts, which are empty, with what the index has.
  static let recount: String = {
    let columns = SQLVisibility.countKey.joined(separator: ", ")
    return "INSERT INTO visibility_counts (\(columns), runs) SELECT \(columns), COUNT(*) FROM visibility GROUP BY \(columns)"
  }()
}
