import SQLPersistence

extension SQLiteConnection {
  /// Ends the event feeds of a file that lost rows of them: nobody knows which events are missing, and no number may be given twice.
  ///
  /// Each goes on with a gap, so that whoever follows it notices (docs/decisions/024).
  func endFeeds() throws(SQLFailure) {
    let statements = [
      """
      INSERT INTO feeds (namespace_id, oldest, newest, recording)
      SELECT namespace_id, 1, max(number), 1 FROM feed_entries WHERE true GROUP BY namespace_id
      ON CONFLICT (namespace_id) DO UPDATE SET newest = max(newest, excluded.newest)
      """,
      "UPDATE feeds SET newest = newest + 1, oldest = newest + 2, recording = 0",
      "DELETE FROM feed_entries",
    ]
    for text in statements { _ = try execute(SQLStatement(text: text), []) }
  }
}
