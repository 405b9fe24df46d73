/// The statements of the index of lists, but for those that a list or a count writes for itself.
struct VisibilityStatements: Sendable {
  let set: SQLStatement
  let setStanding: SQLStatement
  let setBuilds: SQLStatement
  let setSize: SQLStatement
  let addAttribute: SQLStatement
  let deleteAttribute: SQLStatement
  let row: SQLStatement
  let attributes: SQLStatement
  let unlisted: SQLStatement
  let delete: SQLStatement
  let deleteAttributes: SQLStatement
  let deleteUnfounded: SQLStatement
  let deleteUnfoundedAttributes: SQLStatement

  init(_ dialect: SQLDialect, _ make: (String) -> SQLStatement) {
    let columns = SQLVisibility.columns
    set = make(
      dialect.upsert(into: "visibility", columns, key: ["run_id"], taking: columns.filter { $0 != "run_id" }))
    setStanding = make("UPDATE visibility SET status = ?, close_time = ?, build_ids = ?, binary_checksums = ? WHERE run_id = ?")
    setBuilds = make("UPDATE visibility SET build_ids = ?, binary_checksums = ? WHERE run_id = ?")
    addAttribute = make(dialect.insert(into: "search_attributes", SQLVisibility.attributeColumns))
    deleteAttribute = make("DELETE FROM search_attributes WHERE run_id = ? AND name = ?")
    row = make("SELECT \(columns.joined(separator: ", ")) FROM visibility WHERE run_id = ?")
    attributes = make(
      "SELECT name, type, text_value, integer_value, real_value FROM search_attributes WHERE run_id = ? ORDER BY name, position")
    unlisted = make(
      "SELECT run_id, namespace_id, workflow_id FROM executions e "
        + "WHERE run_id > ? AND NOT EXISTS (SELECT 1 FROM visibility v WHERE v.run_id = e.run_id) ORDER BY run_id LIMIT ?")
    let sizes = SQLVisibility.sizeColumns.map { "\($0) = ?" }.joined(separator: ", ")
    setSize = make("UPDATE executions SET \(sizes) WHERE run_id = ? AND version = ? AND namespace_id = ? AND workflow_id = ?")
    delete = make("DELETE FROM visibility WHERE run_id = ?")
    deleteAttributes = make("DELETE FROM search_attributes WHERE run_id = ?")
    let isUnfounded = "WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM executions WHERE run_id = ?)"
    deleteUnfounded = make("DELETE FROM visibility \(isUnfounded)")
    deleteUnfoundedAttributes = make("DELETE FROM search_attributes \(isUnfounded)")
  }
}
