import Model
import Persistence

extension StoreCheck {
  /// A run with the batches 1...3, 4...4, 5...9, 10...12 of 100 bytes each, in three commits; its neighbours have histories too.
  private static func fill(_ store: any Store) async throws {
    let fence = try await store.fence(workflow("order"))
    let neighbours = [run(1), run(3)].map { ExecutionWrite($0, at: 0).with { $0.appendedHistory = [batch(1, 20)] } }
    try await store.commit(Commit(fence: fence, executions: neighbours))
    let appended = [[batch(1, 3, bytes: 100)], [batch(4, 4, bytes: 100), batch(5, 9, bytes: 100)], [batch(10, 12, bytes: 100)]]
    for (version, batches) in appended.enumerated() {
      try await store.commit(fence, ExecutionWrite(run(2), at: Int64(version)).with { $0.appendedHistory = batches })
    }
  }

  static var histories: [StoreCheck] {
    [
      StoreCheck("a range gives the batches that hold its events, from either end") { store in
        try await fill(store)
        let cases: [(range: Range<Int64>, firsts: [Int64])] = [
          (1..<Int64.max, [1, 4, 5, 10]), (1..<13, [1, 4, 5, 10]), (1..<4, [1]), (2..<3, [1]), (3..<5, [1, 4]), (4..<5, [4]),
          (5..<10, [5]), (6..<11, [5, 10]), (9..<10, [5]), (12..<13, [10]), (13..<20, []), (0..<1, []), (0..<2, [1]), (5..<5, []),
        ]
        for (range, firsts) in cases {
          let forward = try await store.history(of: run(2), range: range, maxBytes: .max, newestFirst: false)
          try expect(forward.map(\.firstEventID), equals: firsts, "\(range)")
          let backward = try await store.history(of: run(2), range: range, maxBytes: .max, newestFirst: true)
          try expect(backward.map(\.firstEventID), equals: firsts.reversed(), "\(range), newest first")
        }
      },
      StoreCheck("a read of history gives whole batches within its bytes, and always one") { store in
        try await fill(store)
        let cases = [(0, 1), (1, 1), (99, 1), (100, 1), (199, 1), (200, 2), (299, 2), (300, 3), (399, 3), (400, 4), (Int.max, 4)]
        for (maxBytes, count) in cases {
          for newestFirst in [false, true] {
            let given = try await store.history(of: run(2), range: 1..<Int64.max, maxBytes: maxBytes, newestFirst: newestFirst)
            let all: [Int64] = newestFirst ? [10, 5, 4, 1] : [1, 4, 5, 10]
            try expect(given.map(\.firstEventID), equals: Array(all.prefix(count)), "\(maxBytes) bytes, newest first: \(newestFirst)")
          }
        }
      },
      StoreCheck("a history is read in pages without a gap") { store in
        try await fill(store)
        var next: Int64 = 1
        var read: [Int64] = []
        while let page = try await store.history(of: run(2), range: next..<Int64.max, maxBytes: 150, newestFirst: false).last {
          read.append(page.firstEventID)
          next = page.lastEventID + 1
        }
        try expect(read, equals: [1, 4, 5, 10], "the batches")
      },
      StoreCheck("a history batch is never written over: the whole commit fails") { store in
        try await fill(store)
        let fence = try await store.fence(workflow("order"))
        try await expectFailed("a second batch at event 4") { () throws(StoreError) in
          try await store.commit(
            fence,
            ExecutionWrite(run(2), at: 3).with {
              $0.upsertedItems = [item(1, 1)]
              $0.appendedHistory = [batch(13, 13), batch(4, 4, bytes: 5)]
            })
        }
        try expect(try await store.load(run(2)), equals: StoredExecution(version: 3, state: bytes("state"), items: []), "the run")
        try expect(try await store.history(of: run(2)).map(\.firstEventID), equals: [1, 4, 5, 10], "its history")
        try await store.commit(fence, ExecutionWrite(run(2), at: 3).with { $0.appendedHistory = [batch(13, 13)] })
      },
    ]
  }
}
