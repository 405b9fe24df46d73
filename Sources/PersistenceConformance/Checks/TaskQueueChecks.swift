import Model
import Persistence

extension StoreCheck {
  private static func queue(_ name: String, kind: UInt8 = 1, in namespace: UInt64 = 1, version: Int64 = 1, _ text: String = "q")
    -> StoredTaskQueue
  {
    StoredTaskQueue(namespaceID: id(namespace), kind: kind, name: name, version: version, bytes: bytes(text))
  }

  static var taskQueues: [StoreCheck] {
    [
      StoreCheck("task queues are told apart by namespace, name byte for byte, and kind") { store in
        try expect(try await store.taskQueues(), equals: [], "none")
        let all = [queue("a"), queue("a", kind: 2), queue("A"), queue("é\0"), queue("e\u{301}\0"), queue("a", in: 2)]
        for queue in all { try await store.put(queue) }
        try expect(Set(try await store.taskQueues()), equals: Set(all), "all")
      },
      StoreCheck("a task queue is replaced from the version before, and from no other") { store in
        try await store.put(queue("a"))
        try await store.put(queue("a", version: 2, "new"))
        for version in [Int64(1), 2, 4] {
          try await expectRefusal(.taskQueueConflict("a"), "to version \(version)") { () throws(StoreError) in
            try await store.put(queue("a", version: version))
          }
        }
        try await expectRefusal(.taskQueueConflict("b"), "one that is not there") { () throws(StoreError) in
          try await store.put(queue("b", version: 2))
        }
        try expect(try await store.taskQueues(), equals: [queue("a", version: 2, "new")], "what is left")
      },
    ]
  }
}
