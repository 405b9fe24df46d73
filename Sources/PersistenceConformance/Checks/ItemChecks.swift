import Model
import Persistence

extension StoreCheck {
  static var items: [StoreCheck] {
    [
      StoreCheck("items are added, replaced and removed one by one, and the others stay") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 0).with { $0.upsertedItems = [item(1, 1, "a"), item(1, 2, "b"), item(2, 1, "c")] })
        try await store.commit(
          fence,
          ExecutionWrite(run(1), at: 1).with {
            $0.upsertedItems = [item(1, 2, "b2"), item(3, -5, "d")]
            $0.deletedItems = [ItemID(kind: 1, reference: 1), ItemID(kind: 9, reference: 9)]
          })
        try expect(
          try await store.load(run(1))?.items, equals: [item(1, 2, "b2"), item(2, 1, "c"), item(3, -5, "d")], "the items")
      },
      StoreCheck("a name that one commit deletes and upserts ends up written") { store in
        let fence = try await store.fence(workflow("order"))
        let both = ExecutionWrite(run(1), at: 0).with {
          $0.deletedItems = [ItemID(kind: 1, reference: 1)]
          $0.upsertedItems = [item(1, 1, "a")]
          $0.deletedTasks = [TaskID(kind: 1, reference: 1)]
          $0.upsertedTasks = [task(1, 1, due: 4)]
        }
        try await store.commit(fence, both)
        try await store.commit(fence, both.with { $0.expectedVersion = 1 })
        try expect(try await store.load(run(1))?.items, equals: [item(1, 1, "a")], "the items")
        try expect(try await store.tasks(of: workflow("order")), equals: [task(1, 1, due: 4)], "the tasks")
      },
      StoreCheck("the ends of kinds and references are kept apart, and read in order") { store in
        let fence = try await store.fence(workflow("order"))
        let all = [item(0, .min), item(0, -1), item(0, 0), item(0, .max), item(127, 1), item(128, 1), item(255, .min), item(255, .max)]
        try await store.commit(fence, ExecutionWrite(run(1), at: 0).with { $0.upsertedItems = all.reversed() })
        try expect(try await store.load(run(1))?.items, equals: all, "the items")
      },
      StoreCheck("items belong to their run") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 0).with { $0.upsertedItems = [item(1, 1, "one")] },
          ExecutionWrite(run(2), at: 0).with { $0.upsertedItems = [item(1, 1, "two")] })
        try await store.commit(fence, ExecutionWrite(run(2), at: 1).with { $0.deletedItems = [ItemID(kind: 1, reference: 1)] })
        try expect(try await store.load(run(1))?.items, equals: [item(1, 1, "one")], "the first run's items")
        try expect(try await store.load(run(2))?.items, equals: [], "the second run's items")
      },
    ]
  }
}
