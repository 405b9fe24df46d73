import Model
import Persistence

extension StoreCheck {
  static var summaries: [StoreCheck] {
    [
      StoreCheck("the executions of a namespace are listed newest first, page by page, and no others") { store in
        let other = UniqueID(high: 1, low: 2)
        for number in UInt64(1)...5 {
          let key = run(number)
          try await store.commit(try await store.fence(key.workflow), ExecutionWrite(key: key, expectedVersion: 0, state: [UInt8(number)]))
        }
        try await store.commit(try await store.fence(run(6, in: other).workflow), ExecutionWrite(run(6, in: other), at: 0))
        let first = try await store.executions(of: space, before: nil, limit: 3)
        try expect(first, equals: [5, 4, 3].map { StoredSummary(key: run($0), state: [UInt8($0)]) }, "the first page")
        let rest = try await store.executions(of: space, before: first.last?.key.runID, limit: 3)
        try expect(rest.map(\.key), equals: [run(2), run(1)], "the second page")
        try expect(try await store.executions(of: UniqueID(high: 7, low: 7), before: nil, limit: 3), equals: [], "an empty namespace")
      },
      StoreCheck("a deleted execution is not listed any more") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, ExecutionWrite(run(1), at: 0))
        try await store.delete(run(1), shard: fence)
        try expect(try await store.executions(of: space, before: nil, limit: 3), equals: [], "the list")
      },
    ]
  }
}
