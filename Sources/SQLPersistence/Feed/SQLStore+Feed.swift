public import Model
public import Persistence

extension SQLStore {
  public func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(StoreError) -> FeedPage {
    try await read { connection, sql throws(SQLFailure) in try connection.feed(sql, of: namespaceID, after: number, limit: limit) }
  }

  public func feeds() async throws(StoreError) -> [UniqueID: FeedExtent] {
    try await read { connection, sql throws(SQLFailure) in
      var found: [UniqueID: FeedExtent] = [:]
      try connection.query(sql.feed.extents, []) { row in
        found[row.id(3)] = FeedExtent(row)
        return true
      }
      return found
    }
  }

  public func trimFeed(of namespaceID: UniqueID, below number: Int64) async throws(StoreError) {
    _ = try await write(.trimFeed(namespaceID, below: number))
  }

  public func endFeed(of namespaceID: UniqueID) async throws(StoreError) {
    _ = try await write(.endFeed(namespaceID))
  }
}

extension SQLConnection {
  fileprivate func feed(_ sql: SQLStatements, of namespaceID: UniqueID, after number: Int64, limit: Int) throws(SQLFailure) -> FeedPage {
    // One transaction, so that no entry is forgotten between the two.
    try begin(.read)
    defer { rollback() }
    var page = FeedPage(extent: FeedExtent())
    try query(sql.feed.extent, [.id(namespaceID)]) { row in
      page.extent = FeedExtent(row)
      return false
    }
    guard limit > 0, page.extent.newest > number else { return page }
    try query(sql.feed.entries, [.id(namespaceID), .integer(number), .integer(Int64(limit))]) { row in
      let entry = FeedEntry(time: WallTime(nanoseconds: row.integer(1)), bytes: row.blob(2))
      page.entries.append(StoredFeedEntry(number: row.integer(0), entry: entry))
      return true
    }
    return page
  }
}

extension FeedExtent {
  /// A row that begins with the oldest and the newest number, and whether the feed goes on.
  fileprivate init(_ row: some SQLRow) {
    self.init(oldest: row.integer(0), newest: row.integer(1), isRecording: row.integer(2) != 0)
  }
}
