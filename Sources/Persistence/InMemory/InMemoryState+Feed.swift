import Model

/// One namespace's feed in an `InMemoryStore`.
struct InMemoryFeed: Sendable {
  private(set) var extent = FeedExtent()
  /// In the order of their numbers.
  private var entries: [StoredFeedEntry] = []

  mutating func append(_ entry: FeedEntry) {
    extent.extend()
    entries.append(StoredFeedEntry(number: extent.newest, entry: entry))
  }

  func page(after number: Int64, limit: Int) -> FeedPage {
    FeedPage(extent: extent, entries: Array(entries.drop { $0.number <= number }.prefix(max(0, limit))))
  }

  mutating func trim(below number: Int64) {
    entries.removeAll { $0.number < number }
    extent.oldest = max(extent.oldest, number)
  }

  mutating func end() {
    guard extent.isRecording else { return }
    entries = []
    extent.end()
  }
}

extension InMemoryState {
  /// Writes what the commit tells of; call it when nothing of the commit can be refused any more.
  mutating func record(_ commit: Commit) {
    for write in commit.executions {
      if let entry = write.feedEntry { feedsByNamespace[write.key.workflow.ownerID, default: InMemoryFeed()].append(entry) }
    }
  }

  func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) -> FeedPage {
    feedsByNamespace[namespaceID]?.page(after: number, limit: limit) ?? FeedPage(extent: FeedExtent())
  }

  var feeds: [UniqueID: FeedExtent] { feedsByNamespace.mapValues(\.extent) }

  mutating func trimFeed(of namespaceID: UniqueID, below number: Int64) { feedsByNamespace[namespaceID]?.trim(below: number) }

  mutating func endFeed(of namespaceID: UniqueID) { feedsByNamespace[namespaceID]?.end() }
}
