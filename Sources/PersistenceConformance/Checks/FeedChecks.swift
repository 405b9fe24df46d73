import Model
import Persistence

extension ExecutionWrite {
  /// A new run that the feed of its namespace tells of.
  fileprivate static func told(_ number: UInt64, _ text: String, at time: Int64 = 0, in namespace: UniqueID = space) -> ExecutionWrite {
    ExecutionWrite(run(number, in: namespace), at: 0).telling(text, at: time)
  }

  fileprivate func telling(_ text: String, at time: Int64 = 0) -> ExecutionWrite {
    with { $0.feedEntry = FeedEntry(time: WallTime(nanoseconds: time), bytes: bytes(text)) }
  }
}

extension Store {
  fileprivate func entries(of namespace: UniqueID = space, after number: Int64 = 0, limit: Int = 100) async throws(StoreError) -> [String] {
    try await feed(of: namespace, after: number, limit: limit).entries.map {
      "\($0.number) \(String(decoding: $0.entry.bytes, as: UTF8.self))"
    }
  }

  fileprivate func extent(of namespace: UniqueID = space) async throws(StoreError) -> FeedExtent {
    try await feed(of: namespace, after: 0, limit: 0).extent
  }
}

extension StoreCheck {
  static var feeds: [StoreCheck] { feedWrites + feedEnds }

  private static var feedWrites: [StoreCheck] {
    [
      StoreCheck("what commits tell is numbered in their order, apart for each namespace") { store in
        let other = UniqueID(high: 0x5AAA, low: 0x8000_0000_0000_CCCC)
        let fences = (try await store.fence(workflow("order")), try await store.fence(workflow("order", in: other)))
        try expect(try await store.feed(of: space, after: 0, limit: 10), equals: FeedPage(extent: FeedExtent()), "before anything happened")
        try await store.commit(fences.0, .told(1, "a", at: 7))
        try await store.commit(fences.0, ExecutionWrite(run(2), at: 0))
        try await store.commit(fences.1, .told(3, "b", in: other))
        try await store.commit(fences.0, ExecutionWrite(run(1), at: 1).telling("c"), .told(4, "d"))
        try expect(try await store.entries(), equals: ["1 a", "2 c", "3 d"], "the first namespace's")
        try expect(try await store.entries(of: other), equals: ["1 b"], "the second's")
        try expect(try await store.entries(after: 1, limit: 1), equals: ["2 c"], "a page")
        try expect(try await store.feed(of: space, after: 0, limit: 1).entries[0].entry.time.nanoseconds, equals: 7, "its time")
        try expect(try await store.extent(), equals: FeedExtent(oldest: 1, newest: 3, isRecording: true), "how far it goes")
        try expect(Set(try await store.feeds().keys), equals: [space, other], "the namespaces with a feed")
      },
      StoreCheck("a removed namespace leaves no feed") { store in
        try await store.create(StoredNamespace(id: space, name: "default", version: 1, bytes: []))
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, .told(1, "a"))
        try await store.delete(run(1), shard: fence)
        try await store.removeNamespace(space)
        try expect(try await store.feed(of: space, after: 0, limit: 10), equals: FeedPage(extent: FeedExtent()), "its feed")
        try expect(Set(try await store.feeds().keys), equals: [], "the namespaces with a feed")
      },
      StoreCheck("a commit that is refused tells nothing, and leaves no number out") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, .told(1, "a"))
        try await expectRefusal(.versionConflict(run(1)), "a second creation") { () throws(StoreError) in
          try await store.commit(fence, .told(1, "b"))
        }
        let stale = ShardFence(shard: fence.shard, rangeID: fence.rangeID - 1)
        try await expectRefusal(.shardLost(fence.shard), "an old owner") { () throws(StoreError) in
          try await store.commit(stale, .told(2, "c"))
        }
        try await store.commit(fence, .told(3, "d"))
        try expect(try await store.entries(), equals: ["1 a", "2 d"], "what is told")
      },
      StoreCheck("commits at the same time are told one after another, and a reader that follows misses none") { store in
        let fence = try await store.fence(workflow("order"))
        let count: UInt64 = 200
        let seen = try await withThrowingTaskGroup(of: [Int64].self) { group in
          for number in 1...count {
            group.addTask {
              try await store.commit(fence, .told(number, "\(number)"))
              return []
            }
          }
          group.addTask {
            var seen: [Int64] = []
            while seen.count < Int(count) {
              try Task.checkCancellation()
              seen += try await store.feed(of: space, after: seen.last ?? 0, limit: 16).entries.map(\.number)
            }
            return seen
          }
          return try await group.reduce(into: [Int64]()) { $0 += $1 }
        }
        try expect(seen, equals: Array(1...Int64(count)), "what the reader saw")
      },
    ]
  }

  private static var feedEnds: [StoreCheck] {
    [
      StoreCheck("a feed forgets what is below a number, and says what is the oldest it keeps") { store in
        let fence = try await store.fence(workflow("order"))
        for number in UInt64(1)...4 { try await store.commit(fence, .told(number, "\(number)")) }
        for _ in 1...2 { try await store.trimFeed(of: space, below: 3) }
        try await store.trimFeed(of: space, below: 2)
        try await store.trimFeed(of: UniqueID(high: 9, low: 9), below: 2)
        try expect(try await store.entries(), equals: ["3 3", "4 4"], "what is kept")
        try await store.trimFeed(of: space, below: 5)
        try expect(try await store.extent(), equals: FeedExtent(oldest: 5, newest: 4, isRecording: true), "when nothing is kept")
        try await store.commit(fence, .told(5, "5"))
        try expect(try await store.entries(), equals: ["5 5"], "and goes on")
      },
      StoreCheck("a feed that was ended goes on with a gap") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.endFeed(of: space)
        try expect(try await store.feeds(), equals: [:], "nothing to end")
        for number in UInt64(1)...2 { try await store.commit(fence, .told(number, "\(number)")) }
        for _ in 1...2 { try await store.endFeed(of: space) }
        try expect(try await store.feed(of: space, after: 0, limit: 9), equals: FeedPage(extent: FeedExtent(oldest: 4, newest: 3)), "ended")
        try await store.commit(fence, .told(3, "3"))
        try expect(try await store.entries(), equals: ["4 3"], "what comes later")
        try expect(try await store.extent(), equals: FeedExtent(oldest: 4, newest: 4, isRecording: true), "goes on")
      },
    ]
  }
}
