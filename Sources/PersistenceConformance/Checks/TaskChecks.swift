import Model
import Persistence

extension StoreCheck {
  static var tasks: [StoreCheck] {
    [
      StoreCheck("a task that is written again moves, and a deleted one is gone") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence,
          ExecutionWrite(run(1), at: 0).with {
            $0.upsertedTasks = [task(1, 1, due: 10, "a"), task(1, 2, due: 20), task(2, 1, due: 30)]
          })
        try await store.commit(
          fence,
          ExecutionWrite(run(1), at: 1).with {
            $0.upsertedTasks = [task(1, 1, due: 40, "b")]
            $0.deletedTasks = [TaskID(kind: 1, reference: 2), TaskID(kind: 7, reference: 7)]
          })
        try expect(try await store.tasks(of: workflow("order")), equals: [task(2, 1, due: 30), task(1, 1, due: 40, "b")], "the tasks")
      },
      StoreCheck("tasks are read by due time, then run, kind and reference, with the key of their run") { store in
        let fence = try await store.fence(workflow("order"))
        let first = [task(0, .min, due: 5), task(0, 0, due: 5), task(128, -1, due: 5), task(255, .max, due: 5), task(3, 3, due: -7)]
        try await store.commit(
          fence, ExecutionWrite(run(2), at: 0).with { $0.upsertedTasks = [task(1, 1, due: 5), task(1, 2, due: 4)] },
          ExecutionWrite(run(1), at: 0).with { $0.upsertedTasks = first.reversed() })
        let expected =
          [DueTask(key: run(1), task: first[4]), DueTask(key: run(2), task: task(1, 2, due: 4))]
          + first[..<4].map { DueTask(key: run(1), task: $0) } + [DueTask(key: run(2), task: task(1, 1, due: 5))]
        let read = try await store.tasks(of: [fence.shard], dueBefore: .distantFuture, after: nil, limit: 100)
        try expect(read, equals: expected, "the tasks")
      },
      StoreCheck("the end of a task read is not part of it, and a limit of none gives none") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 0).with { $0.upsertedTasks = [task(1, 1, due: 10), task(1, 2, due: 11)] })
        let before = try await store.tasks(of: [fence.shard], dueBefore: WallTime(nanoseconds: 11), after: nil, limit: 10)
        try expect(before.map(\.task.id.reference), equals: [1], "due before 11")
        let none = try await store.tasks(of: [fence.shard], dueBefore: .distantFuture, after: nil, limit: 0)
        try expect(none, equals: [], "a limit of 0")
        let noShards = try await store.tasks(of: [], dueBefore: .distantFuture, after: nil, limit: 10)
        try expect(noShards, equals: [], "no shards")
      },
      StoreCheck("pages of tasks by cursor give every task once, also within one due time") { store in
        let fence = try await store.fence(workflow("order"))
        for number in 1...7 {
          let tasks = (1...9).map { task(UInt8($0 % 2), Int64($0), due: Int64($0 % 3)) }
          try await store.commit(fence, ExecutionWrite(run(UInt64(number)), at: 0).with { $0.upsertedTasks = tasks })
        }
        let all = try await store.tasks(of: [fence.shard], dueBefore: .distantFuture, after: nil, limit: 1_000)
        try expect(all.count, equals: 63, "the number of tasks")
        for limit in [1, 4, 62, 63] {
          var read: [DueTask] = []
          var cursor: TaskCursor?
          while true {
            let page = try await store.tasks(of: [fence.shard], dueBefore: .distantFuture, after: cursor, limit: limit)
            guard let last = page.last else { break }
            read += page
            cursor = last.cursor
          }
          try expect(read, equals: all, "pages of \(limit)")
        }
      },
      StoreCheck("a read of some shards gives their tasks only, one of all shards gives all in one order") { store in
        let names = ["order", "another", "a third"]
        for (index, name) in names.enumerated() {
          let write = ExecutionWrite(run(UInt64(index), of: name), at: 0).with { $0.upsertedTasks = [task(1, 1, due: Int64(10 - index))] }
          try await store.commit(try await store.fence(workflow(name)), write)
        }
        func read(_ shards: [ShardID]) async throws -> [String] {
          try await store.tasks(of: shards, dueBefore: .distantFuture, after: nil, limit: 10).map(\.key.workflowID)
        }
        try expect(try await read([workflow("another").shard]), equals: ["another"], "one shard")
        try expect(try await read([workflow("order").shard, workflow("a third").shard]), equals: ["a third", "order"], "two shards")
        try expect(try await read(ShardID.all), equals: ["a third", "another", "order"], "all shards")
        try expect(try await read(ShardID.all.filter { $0 != workflow("another").shard }), equals: ["a third", "order"], "all but one")
      },
    ]
  }
}
