import Persistence

extension StoreCheck {
  static var metadata: [StoreCheck] {
    [
      StoreCheck("metadata is set once, and the first value is the answer for ever") { store in
        try expect(try await store.metadata("cluster"), equals: nil, "before")
        try expect(try await store.setMetadataOnce("cluster", [1, 2]), equals: [1, 2], "the first time")
        try expect(try await store.setMetadataOnce("cluster", [3]), equals: [1, 2], "the second time")
        try expect(try await store.setMetadataOnce("other", []), equals: [], "another name")
        try expect(try await store.metadata("cluster"), equals: [1, 2], "the value")
        try expect(try await store.metadata("other"), equals: [], "an empty value, which is not nil")
      },
      StoreCheck("of many who set the same metadata all are answered the same") { store in
        let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
          for number in UInt8(0)..<50 { group.addTask { try await store.setMetadataOnce("cluster", [number]) } }
          return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        try expect(answers.count, equals: 1, "the number of different answers")
        try expect(try await store.metadata("cluster"), equals: answers.first, "the value")
      },
    ]
  }
}
