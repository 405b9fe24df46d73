public import Model

/// What happened in namespaces: entries that are written with the commits they tell of, and numbered within their namespace.
///
/// A feed's numbers ascend in the order in which commits become visible: whoever has read up to a number never finds one below it later,
/// whichever server wrote it.
public protocol FeedStore: Sendable {
  /// The entries behind `number`, in order, at most `limit`, and how far the feed goes; both as they were at one moment.
  func feed(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(StoreError) -> FeedPage

  /// Every namespace that ever had an entry, with how far its feed goes.
  func feeds() async throws(StoreError) -> [UniqueID: FeedExtent]

  /// Forgets the entries below `number`. Idempotent; a namespace without a feed has nothing to forget.
  func trimFeed(of namespaceID: UniqueID, below number: Int64) async throws(StoreError)

  /// Forgets every entry, because the next things that happen will not be written. Whoever had read to the end finds a gap there when the feed
  /// goes on. Idempotent until the next entry.
  func endFeed(of namespaceID: UniqueID) async throws(StoreError)
}

/// What a commit adds to its namespace's feed; the bytes are its owner's.
public struct FeedEntry: Hashable, Sendable {
  public var time: WallTime
  public var bytes: [UInt8]

  public init(time: WallTime, bytes: [UInt8]) {
    self.time = time
    self.bytes = bytes
  }
}

/// An entry with its number.
public struct StoredFeedEntry: Hashable, Sendable {
  public var number: Int64
  public var entry: FeedEntry

  public init(number: Int64, entry: FeedEntry) {
    self.number = number
    self.entry = entry
  }
}

/// How far a feed goes. One without an entry goes from 1 to 0.
public struct FeedExtent: Hashable, Sendable {
  /// The number of the oldest entry that is kept; one above `newest` when none is.
  public var oldest: Int64
  /// The last number that was given.
  public var newest: Int64
  /// False: it was ended, and nothing was written since.
  public var isRecording: Bool

  public init(oldest: Int64 = 1, newest: Int64 = 0, isRecording: Bool = false) {
    self.oldest = oldest
    self.newest = newest
    self.isRecording = isRecording
  }

  /// The extent with one entry more.
  public mutating func extend() {
    newest += 1
    isRecording = true
  }

  /// The extent without any entry, and with a number that no entry ever had, so that those who read to the end notice.
  public mutating func end() {
    guard isRecording else { return }
    self = FeedExtent(oldest: newest + 2, newest: newest + 1)
  }
}

/// A part of a feed.
public struct FeedPage: Hashable, Sendable {
  public var extent: FeedExtent
  public var entries: [StoredFeedEntry]

  public init(extent: FeedExtent, entries: [StoredFeedEntry] = []) {
    self.extent = extent
    self.entries = entries
  }
}
