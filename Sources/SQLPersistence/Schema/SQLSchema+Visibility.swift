extension SQLSchema {
  /// The index of lists (docs/decisions/016): a row a run, and a row a value of a search attribute.
  ///
  /// Open runs have the latest close time there is, so that they come first, and the index of the usual order is written at two places alone:
  /// where runs start and where they close.
  static func visibility(_ dialect: SQLDialect) -> [String] {
    let (id, name) = (dialect.idType, dialect.nameType)
    return SQLVisibility.sizeColumns.map { "ALTER TABLE executions ADD COLUMN \($0) BIGINT NOT NULL DEFAULT 0" } + [
      """
      CREATE TABLE visibility (
        run_id \(id) NOT NULL, namespace_id \(id) NOT NULL, division \(name) NOT NULL, workflow_id \(name) NOT NULL,
        workflow_type \(name) NOT NULL, task_queue \(name) NOT NULL, status SMALLINT NOT NULL,
        start_time BIGINT NOT NULL, execution_time BIGINT NOT NULL, close_time BIGINT NOT NULL,
        parent_workflow_id \(name), parent_run_id \(id), root_workflow_id \(name), root_run_id \(id),
        build_ids \(name), binary_checksums \(name),
        PRIMARY KEY (run_id))\(dialect.clustered)
      """,
      "CREATE INDEX visibility_by_close ON visibility (namespace_id, division, close_time, start_time, run_id)",
      "CREATE INDEX visibility_by_status ON visibility (namespace_id, division, status, close_time, start_time, run_id)",
      "CREATE INDEX visibility_by_type ON visibility (namespace_id, division, workflow_type, close_time, start_time, run_id)",
      "CREATE INDEX visibility_by_workflow ON visibility (namespace_id, workflow_id, run_id)",
      "CREATE INDEX visibility_by_parent ON visibility (namespace_id, parent_workflow_id) WHERE parent_workflow_id IS NOT NULL",
      """
      CREATE TABLE search_attributes (
        run_id \(id) NOT NULL, name \(name) NOT NULL, position SMALLINT NOT NULL, namespace_id \(id) NOT NULL, type SMALLINT NOT NULL,
        text_value \(name), integer_value BIGINT, real_value DOUBLE PRECISION,
        PRIMARY KEY (run_id, name, position))\(dialect.clustered)
      """,
    ]
      + ["text_value", "integer_value", "real_value"].map { value in
        "CREATE INDEX search_attributes_by_\(value) ON search_attributes (namespace_id, name, \(value)) WHERE \(value) IS NOT NULL"
      } + (dialect.takesStatistics ? statistics : [])
  }

  /// What SQLite's planner is to think of the indexes: how many rows there are, and how many have the same first column, the same first two,
  /// and so on. Without it, it takes a namespace's rows in their order for a better way to one of them than that row's own index.
  private static let statistics: [String] = {
    let rows = [
      ("visibility", "visibility", "1000000 1"),
      ("visibility", "visibility_by_close", "1000000 500000 250000 2 1 1"),
      ("visibility", "visibility_by_status", "1000000 500000 250000 50000 2 1 1"),
      ("visibility", "visibility_by_type", "1000000 500000 250000 20000 2 1 1"),
      ("visibility", "visibility_by_workflow", "1000000 500000 2 1"),
      ("visibility", "visibility_by_parent", "100000 50000 5"),
      ("search_attributes", "search_attributes", "3000000 3 1 1"),
      ("search_attributes", "search_attributes_by_text_value", "2000000 1000000 500000 20"),
      ("search_attributes", "search_attributes_by_integer_value", "1000000 500000 250000 100"),
      ("search_attributes", "search_attributes_by_real_value", "1000000 500000 250000 100"),
    ]
    let insert = rows.map { "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('\($0.0)', '\($0.1)', '\($0.2)')" }
    // The first makes the table, the last has the connection read it.
    return ["ANALYZE sqlite_schema"] + insert + ["ANALYZE sqlite_schema"]
  }()
}
