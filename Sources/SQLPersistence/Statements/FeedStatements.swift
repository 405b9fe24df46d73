/// The statements of feeds.
struct FeedStatements: Sendable {
  let advance: SQLStatement
  let append: SQLStatement
  let extent: SQLStatement
  let extents: SQLStatement
  let entries: SQLStatement
  let deleteBelow: SQLStatement
  let moveOldest: SQLStatement
  let end: SQLStatement
  let deleteAll: SQLStatement
  let remove: SQLStatement

  init(_ dialect: SQLDialect, _ make: (String) -> SQLStatement) {
    advance = make(
      dialect.upsert(
        into: "feeds", ["namespace_id", "oldest", "newest", "recording"], key: ["namespace_id"], taking: ["recording"],
        setting: ["newest = feeds.newest + ?"]))
    append = make(
      "INSERT INTO feed_entries (namespace_id, number, time, bytes) SELECT namespace_id, newest - ?, ?, ? FROM feeds WHERE namespace_id = ?"
    )
    extent = make("SELECT oldest, newest, recording FROM feeds WHERE namespace_id = ?")
    extents = make("SELECT oldest, newest, recording, namespace_id FROM feeds")
    entries = make("SELECT number, time, bytes FROM feed_entries WHERE namespace_id = ? AND number > ? ORDER BY number LIMIT ?")
    deleteBelow = make("DELETE FROM feed_entries WHERE namespace_id = ? AND number < ?")
    moveOldest = make("UPDATE feeds SET oldest = ? WHERE namespace_id = ? AND oldest < ?")
    end = make("UPDATE feeds SET newest = newest + 1, oldest = newest + 2, recording = 0 WHERE namespace_id = ? AND recording = 1")
    deleteAll = make("DELETE FROM feed_entries WHERE namespace_id = ?")
    remove = make("DELETE FROM feeds WHERE namespace_id = ?")
  }
}
