import Model
import Persistence

extension StoreCheck {
  private static func namespace(_ number: UInt64, _ name: String, version: Int64 = 1, _ text: String = "n") -> StoredNamespace {
    StoredNamespace(id: id(number), name: name, version: version, bytes: bytes(text))
  }

  static var namespaces: [StoreCheck] {
    [
      StoreCheck("namespaces are listed by id, as they were written") { store in
        try expect(try await store.namespaces(), equals: [], "none")
        try await store.create(namespace(2, "default", version: 7))
        try await store.create(namespace(1, "é\0"))
        try expect(try await store.namespaces(), equals: [namespace(1, "é\0"), namespace(2, "default", version: 7)], "both")
      },
      StoreCheck("a namespace whose name or id is taken is refused") { store in
        try await store.create(namespace(1, "default"))
        try await expectRefusal(.namespaceConflict("default"), "the name") { () throws(StoreError) in
          try await store.create(namespace(2, "default"))
        }
        try await expectRefusal(.namespaceConflict("other"), "the id") { () throws(StoreError) in
          try await store.create(namespace(1, "other"))
        }
        try expect(try await store.namespaces(), equals: [namespace(1, "default")], "the namespaces")
        try await store.create(namespace(2, "Default"))
      },
      StoreCheck("a namespace is updated from the version before, and from no other") { store in
        try await store.create(namespace(1, "default"))
        try await store.create(namespace(2, "other"))
        try await store.update(namespace(1, "renamed", version: 2, "new"))
        for version in [Int64(1), 2, 4] {
          try await expectRefusal(.namespaceConflict("renamed"), "to version \(version)") { () throws(StoreError) in
            try await store.update(namespace(1, "renamed", version: version))
          }
        }
        try await expectRefusal(.namespaceConflict("nobody"), "one that is not there") { () throws(StoreError) in
          try await store.update(namespace(9, "nobody", version: 2))
        }
        try await expectRefusal(.namespaceConflict("other"), "to a taken name") { () throws(StoreError) in
          try await store.update(namespace(1, "other", version: 3))
        }
        try expect(
          try await store.namespaces(), equals: [namespace(1, "renamed", version: 2, "new"), namespace(2, "other")], "the namespaces")
      },
      StoreCheck("a removed namespace is gone with its task queues' settings, and its name is free") { store in
        try await store.create(namespace(1, "default"))
        try await store.create(namespace(2, "other"))
        for number in UInt64(1)...2 {
          try await store.put(StoredTaskQueue(namespaceID: id(number), kind: 1, name: "q", version: 1, bytes: []))
        }
        try await store.removeNamespace(id(1))
        try await store.removeNamespace(id(1))
        try expect(try await store.namespaces(), equals: [namespace(2, "other")], "the namespaces")
        try expect(try await store.taskQueues().map(\.namespaceID), equals: [id(2)], "the task queues")
        try await store.create(namespace(3, "default"))
      },
      StoreCheck("a namespace is not removed while executions are listed in it") { store in
        let owner = StoredNamespace(id: space, name: "default", version: 1, bytes: [])
        try await store.create(owner)
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, .start(1))
        try await expectRefusal(.namespaceConflict(space.description), "its removal") { () throws(StoreError) in
          try await store.removeNamespace(space)
        }
        try expect(try await store.namespaces(), equals: [owner], "the namespaces")
        try await store.delete(run(1), shard: fence)
        try await store.removeNamespace(space)
        try expect(try await store.namespaces(), equals: [], "the namespaces")
      },
    ]
  }
}
