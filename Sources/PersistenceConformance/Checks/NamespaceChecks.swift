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
    ]
  }
}
