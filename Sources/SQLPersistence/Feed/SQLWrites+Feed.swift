import Model
import Persistence

extension SQLWrites {
  /// Adds an entry to the feed of a namespace: nothing conflicts here.
  func append(_ entry: FeedEntry, toFeedOf namespaceID: UniqueID) throws(SQLFailure) {
    try send(sql.feed.advance, [.id(namespaceID), .integer(1), .integer(1), .integer(1)])
    try send(sql.feed.append, [.integer(entry.time.nanoseconds), .blob(entry.bytes), .id(namespaceID)])
  }

  func trimFeed(of namespaceID: UniqueID, below number: Int64) throws(SQLFailure) -> WriteResult {
    try send(sql.feed.moveOldest, [.integer(number), .id(namespaceID), .integer(number)])
    try send(sql.feed.deleteBelow, [.id(namespaceID), .integer(number)])
    return .success(.done)
  }

  func endFeed(of namespaceID: UniqueID) throws(SQLFailure) -> WriteResult {
    guard try connection.execute(sql.feed.end, [.id(namespaceID)]) == 1 else { return .success(.done) }
    try send(sql.feed.deleteAll, [.id(namespaceID)])
    return .success(.done)
  }
}
