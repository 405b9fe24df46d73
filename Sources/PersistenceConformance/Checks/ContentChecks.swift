import Model
import Persistence

extension StoreCheck {
  static var contents: [StoreCheck] {
    [
      StoreCheck("every byte and every emptiness comes back as it went") { store in
        let all = (0...255).map { UInt8($0) }
        let fence = try await store.fence(workflow("order"))
        for (number, value) in [(UInt64(1), all), (2, []), (3, [0]), (4, [0, 0, 0])] {
          try await store.commit(
            fence,
            ExecutionWrite(
              key: run(number), expectedVersion: 0, state: value,
              upsertedItems: [StoredItem(id: ItemID(kind: 1, reference: 1), bytes: value)],
              appendedHistory: [HistoryBatch(firstEventID: 1, lastEventID: 1, bytes: value)],
              upsertedTasks: [StoredTask(id: TaskID(kind: 1, reference: 1), due: WallTime(nanoseconds: Int64(number)), payload: value)]))
          let loaded = try await store.load(run(number))
          try expect(loaded?.state, equals: value, "the state of \(number)")
          try expect(loaded?.items.first?.bytes, equals: value, "the item of \(number)")
          try expect(try await store.history(of: run(number)).first?.bytes, equals: value, "the history of \(number)")
          try expect(try await store.tasks(of: workflow("order")).last?.payload, equals: value, "the task of \(number)")
        }
      },
      StoreCheck("blobs of 3 MiB are kept, beside small ones in the same moment") { store in
        let size = 3 << 20
        let big = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          for index in 0..<size { buffer[index] = UInt8(truncatingIfNeeded: index &* 31 ^ index >> 8) }
          count = size
        }
        let fence = try await store.fence(workflow("order"))
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in UInt64(1)...6 {
            let isBig = number % 2 == 0
            let write = ExecutionWrite(
              key: run(number), expectedVersion: 0, state: isBig ? big : [1],
              upsertedItems: [StoredItem(id: ItemID(kind: 1, reference: 1), bytes: isBig ? big : [2])],
              appendedHistory: [HistoryBatch(firstEventID: 1, lastEventID: 1, bytes: isBig ? big : [3])])
            group.addTask { try await store.commit(fence, write) }
          }
          try await group.waitForAll()
        }
        for number in UInt64(1)...6 {
          let isBig = number % 2 == 0
          let loaded = try await store.load(run(number))
          let history = try await store.history(of: run(number))
          // Compared as truths: a failure must not print megabytes.
          try expect(loaded?.state == (isBig ? big : [1]), equals: true, "the state of \(number) is as written")
          try expect(loaded?.items.first?.bytes == (isBig ? big : [2]), equals: true, "the item of \(number) is as written")
          try expect(history.first?.bytes == (isBig ? big : [3]), equals: true, "the history of \(number) is as written")
        }
      },
    ]
  }
}
