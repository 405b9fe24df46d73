import Model
import Persistence

extension SQLWrites {
  /// Writes what the transaction's commits told; call it when the transaction has everything else. Nothing conflicts here.
  ///
  /// Each namespace's row is raised once; so late that it is held for the commit only; and in an order, so that two servers never wait for
  /// each other crosswise.
  func writeFeeds() throws(SQLFailure) {
    for (namespaceID, entries) in told.sorted(by: { $0.key < $1.key }) {
      let count = SQLValue.integer(Int64(entries.count))
      try send(sql.feed.advance, [.id(namespaceID), .integer(1), count, .integer(1), count])
      for (index, entry) in entries.enumerated() {
        let following = SQLValue.integer(Int64(entries.count - 1 - index))
        try send(sql.feed.append, [following, .integer(entry.time.nanoseconds), .blob(entry.bytes), .id(namespaceID)])
      }
    }
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
