/// The tables, as numbered steps from nothing to now. A step that has been released never changes: what must change is a new step.
///
/// Runs are keyed by run id alone, without the shard: run ids ascend in time, so the rows that concurrent transitions change are
/// neighbours, and a group commit writes few pages. Histories and states are in order of arrival under an index, because a
/// clustered key would put rows above some 1,000 bytes on pages of their own (SQLite's limit for keys).
enum SQLSchema {
  struct Step {
    var number: Int64
    var statements: [String]
  }

  static func steps(_ dialect: SQLDialect) -> [Step] {
    let (id, blob, name) = (dialect.idType, dialect.blobType, dialect.nameType)
    let clustered = dialect.clustered
    return [
      Step(
        number: 1,
        statements: [
          """
          CREATE TABLE shards (
            shard SMALLINT NOT NULL, range_id BIGINT NOT NULL, owner \(name) NOT NULL,
            PRIMARY KEY (shard))\(clustered)
          """,
          """
          CREATE TABLE executions (
            run_id \(id) NOT NULL, shard SMALLINT NOT NULL, namespace_id \(id) NOT NULL, workflow_id \(name) NOT NULL,
            version BIGINT NOT NULL, state \(blob) NOT NULL,
            PRIMARY KEY (run_id))
          """,
          """
          CREATE TABLE current_runs (
            namespace_id \(id) NOT NULL, workflow_id \(name) NOT NULL, run_id \(id) NOT NULL,
            PRIMARY KEY (namespace_id, workflow_id))\(clustered)
          """,
          """
          CREATE TABLE items (
            run_id \(id) NOT NULL, kind SMALLINT NOT NULL, reference BIGINT NOT NULL, bytes \(blob) NOT NULL,
            PRIMARY KEY (run_id, kind, reference))\(clustered)
          """,
          """
          CREATE TABLE history (
            run_id \(id) NOT NULL, first_event_id BIGINT NOT NULL, last_event_id BIGINT NOT NULL, bytes \(blob) NOT NULL,
            PRIMARY KEY (run_id, first_event_id))
          """,
          """
          CREATE TABLE tasks (
            run_id \(id) NOT NULL, kind SMALLINT NOT NULL, reference BIGINT NOT NULL,
            shard SMALLINT NOT NULL, due BIGINT NOT NULL, payload \(blob) NOT NULL,
            PRIMARY KEY (run_id, kind, reference))\(clustered)
          """,
          "CREATE INDEX tasks_by_due ON tasks (due, run_id, kind, reference, shard)",
          """
          CREATE TABLE namespaces (
            id \(id) NOT NULL, name \(name) NOT NULL, version BIGINT NOT NULL, bytes \(blob) NOT NULL,
            PRIMARY KEY (id), UNIQUE (name))
          """,
          "CREATE TABLE metadata (name \(name) NOT NULL, bytes \(blob) NOT NULL, PRIMARY KEY (name))",
        ]),
      Step(
        number: 2,
        statements: [
          """
          CREATE TABLE task_queues (
            namespace_id \(id) NOT NULL, kind SMALLINT NOT NULL, name \(name) NOT NULL, version BIGINT NOT NULL, bytes \(blob) NOT NULL,
            PRIMARY KEY (namespace_id, name, kind))
          """
        ]),
      Step(number: 3, statements: visibility(dialect)),
      Step(number: 4, statements: counts(dialect)),
      Step(number: 5, statements: feed(dialect)),
    ]
  }
}
