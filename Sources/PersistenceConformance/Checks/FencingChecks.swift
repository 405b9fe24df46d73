import Model
import Persistence

extension StoreCheck {
  static var fencing: [StoreCheck] {
    [
      StoreCheck("each acquisition raises the range id of its shards by one, and of no other") { store in
        let (a, b) = (ShardID(3), ShardID(511))
        try expect(try await store.acquire([a, b], owner: "one"), equals: [a: 1, b: 1], "the first time")
        try expect(try await store.acquire([b], owner: "two"), equals: [b: 2], "the second time")
        try expect(try await store.acquire([a, b], owner: "one"), equals: [a: 2, b: 3], "the third time")
        try expect(try await store.acquire([], owner: "one"), equals: [:], "no shards")
        let all = try await store.acquire(ShardID.all, owner: "one")
        try expect(all.count, equals: ShardID.count, "the number of all shards")
        try expect(all[a], equals: 3, "a shard among all")
      },
      StoreCheck("of many who take a shard at once each is given a range id of its own") { store in
        let rangeIDs = try await withThrowingTaskGroup(of: Int64?.self) { group in
          for _ in 0..<50 { group.addTask { try await store.acquire([ShardID(3)], owner: "one")[ShardID(3)] } }
          return try await group.reduce(into: []) { $0.append($1 ?? 0) }
        }
        try expect(rangeIDs.sorted(), equals: Array(1...50), "the range ids")
      },
      StoreCheck("a commit under an older range id fails as a whole, and the newer owner goes on") { store in
        let old = try await store.fence(workflow("order"))
        try await store.commit(old, ExecutionWrite(run(1), at: 0, state: "old"))
        let new = try await store.fence(workflow("order"), owner: "two")
        try await expectRefusal(.shardLost(old.shard), "the older owner's commit") { () throws(StoreError) in
          try await store.commit(
            old, ExecutionWrite(run(1), at: 1, state: "late").with { $0.upsertedTasks = [task(1, 1, due: 1)] },
            currentRun: CurrentRunWrite(workflow: workflow("order"), expected: nil, new: id(1)))
        }
        try expect(try await store.load(run(1)), equals: StoredExecution(version: 1, state: bytes("old"), items: []), "the execution")
        try expect(try await store.tasks(of: workflow("order")), equals: [], "the tasks")
        try await store.commit(new, ExecutionWrite(run(1), at: 1, state: "new"))
        try expect(try await store.load(run(1))?.state, equals: bytes("new"), "the newer owner's state")
        try await expectRefusal(.shardLost(old.shard), "the older owner's deletion") { () throws(StoreError) in
          try await store.delete(run(1), shard: old)
        }
        try expect(try await store.load(run(1))?.version, equals: 2, "the version after a fenced deletion")
      },
      StoreCheck("nothing is written under a range id that nobody was given") { store in
        let shard = workflow("order").shard
        for rangeID in [Int64(0), 1, 99] {
          try await expectRefusal(.shardLost(shard), "range id \(rangeID)") { () throws(StoreError) in
            try await store.commit(ShardFence(shard: shard, rangeID: rangeID), ExecutionWrite(run(1), at: 0))
          }
        }
        try expect(try await store.load(run(1)), equals: nil, "the execution")
      },
      StoreCheck("the loss of a shard is told before any conflict") { store in
        let old = try await store.fence(workflow("order"))
        _ = try await store.fence(workflow("order"))
        try await expectRefusal(.shardLost(old.shard), "a commit with two faults") { () throws(StoreError) in
          try await store.commit(old, ExecutionWrite(run(1), at: 5))
        }
      },
      StoreCheck("a commit that reaches into another shard than its fence's is refused") { store in
        let (here, there) = (workflow("order"), workflow("another"))
        let fence = try await store.fence(here)
        _ = try await store.fence(there)
        try await expectFailed("an execution of another shard") { () throws(StoreError) in
          try await store.commit(fence, ExecutionWrite(run(1), at: 0), ExecutionWrite(run(2, of: "another"), at: 0))
        }
        try expect(try await store.load(run(1)), equals: nil, "the execution within the shard")
      },
    ]
  }
}
