import Model
import Persistence

extension StoreCheck {
  private static func create(_ store: any Store, _ fence: ShardFence, _ number: UInt64, after: UInt64? = nil) async throws {
    try await store.commit(
      fence,
      ExecutionWrite(run(number), at: 0).with {
        $0.upsertedItems = [item(1, 1)]
        $0.appendedHistory = [batch(1, 4)]
        $0.upsertedTasks = [task(1, 1, due: Int64(number))]
      }, currentRun: CurrentRunWrite(workflow: workflow("order"), expected: after.map(id), new: id(number)))
  }

  static var deletions: [StoreCheck] {
    [
      StoreCheck("a deletion removes state, items, history, tasks and the current run, and may be repeated") { store in
        let fence = try await store.fence(workflow("order"))
        try await create(store, fence, 1)
        for _ in 1...2 {
          try await store.delete(run(1), shard: fence)
          try expect(try await store.load(run(1)), equals: nil, "the execution")
          try expect(try await store.history(of: run(1)), equals: [], "the history")
          try expect(try await store.tasks(of: workflow("order")), equals: [], "the tasks")
          try expect(try await store.currentRun(of: workflow("order")), equals: nil, "the current run")
        }
        // What is left behind would show in a run that gets the same id.
        try await store.commit(fence, ExecutionWrite(run(1), at: 0))
        try expect(try await store.load(run(1))?.items, equals: [], "the items of a run created again")
        try expect(try await store.history(of: run(1)), equals: [], "the history of a run created again")
      },
      StoreCheck("a deletion leaves a newer current run, and the other runs") { store in
        let fence = try await store.fence(workflow("order"))
        try await create(store, fence, 1)
        try await create(store, fence, 2, after: 1)
        try await store.delete(run(1), shard: fence)
        try expect(try await store.currentRun(of: workflow("order")), equals: id(2), "the current run")
        try expect(try await store.load(run(2))?.items, equals: [item(1, 1)], "the newer run's items")
        try expect(try await store.history(of: run(2)), equals: [batch(1, 4)], "the newer run's history")
        try expect(try await store.tasks(of: workflow("order")), equals: [task(1, 1, due: 2)], "the newer run's tasks")
      },
      StoreCheck("a deletion through another workflow id removes nothing") { store in
        let fence = try await store.fence(workflow("order"))
        try await create(store, fence, 1)
        let other = ExecutionKey(workflow: workflow("another"), runID: id(1))
        try await store.delete(other, shard: try await store.fence(other.workflow))
        try expect(try await store.load(run(1))?.version, equals: 1, "the version")
        try expect(try await store.history(of: run(1)), equals: [batch(1, 4)], "the history")
      },
    ]
  }
}
