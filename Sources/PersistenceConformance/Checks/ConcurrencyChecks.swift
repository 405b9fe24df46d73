import Model
import Persistence

extension StoreCheck {
  static var concurrency: [StoreCheck] {
    [
      StoreCheck("conflicts among many concurrent commits fail alone, and leave nothing behind") { store in
        let fence = try await store.fence(workflow("order"))
        let taken = CurrentRunWrite(workflow: workflow("order"), expected: nil, new: id(1_000))
        try await store.commit(fence, ExecutionWrite(run(1_000), at: 0).with { $0.appendedHistory = [batch(1, 1)] }, currentRun: taken)
        let outcomes = await withTaskGroup(of: (UInt64, StoreError?).self) { group in
          for number in UInt64(0)..<200 {
            group.addTask {
              let good = ExecutionWrite(run(number), at: 0, state: "\(number)").with { $0.upsertedTasks = [task(1, 1, due: Int64(number))] }
              do throws(StoreError) {
                switch number % 5 {
                case 1: try await store.commit(fence, good, ExecutionWrite(run(1_000), at: 44))
                case 2:
                  try await store.commit(
                    fence, good, currentRun: CurrentRunWrite(workflow: workflow("order"), expected: nil, new: id(number)))
                case 3: try await store.commit(fence, good, ExecutionWrite(run(1_000), at: 1).with { $0.appendedHistory = [batch(1, 1)] })
                case 4: try await store.commit(ShardFence(shard: fence.shard, rangeID: 0), good)
                default: try await store.commit(fence, good)
                }
                return (number, nil)
              } catch {
                return (number, error)
              }
            }
          }
          return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }
        for number in UInt64(0)..<200 {
          let loaded = try await store.load(run(number))
          switch (number % 5, outcomes[number] ?? nil) {
          case (0, nil): try expect(loaded?.state, equals: bytes("\(number)"), "the state of \(number)")
          case (1, .versionConflict(run(1_000))), (2, .currentRunConflict(workflow("order"), actual: id(1_000))), (3, .failed),
            (4, .shardLost(fence.shard)):
            try expect(loaded, equals: nil, "the refused run \(number)")
          case (_, let outcome): throw BrokenRule(description: "commit \(number) ended with \(String(describing: outcome))")
          }
        }
        try expect(try await store.tasks(of: workflow("order")).count, equals: 40, "the number of tasks")
        try expect(try await store.load(run(1_000))?.version, equals: 1, "the version of the run they collided with")
      },
      StoreCheck("of many commits at one version exactly one wins") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0))
        for version in Int64(1)...5 {
          let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
              group.addTask { (try? await store.commit(fence, ExecutionWrite(run(1), at: version, state: "\(number)"))) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
          }
          try expect(wins, equals: 1, "the number of winners at version \(version)")
        }
        try expect(try await store.load(run(1))?.version, equals: 6, "the version")
      },
      StoreCheck("a commit is there for whoever reads after it, and never by halves") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0, state: "0").with { $0.upsertedItems = [item(1, 1, "0")] })
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            for version in Int64(1)...100 {
              let write = ExecutionWrite(run(1), at: version, state: "\(version)").with { $0.upsertedItems = [item(1, 1, "\(version)")] }
              try await store.commit(fence, write)
              try expect(try await store.load(run(1))?.version, equals: version + 1, "the version after its commit")
            }
          }
          for _ in 1...3 {
            group.addTask {
              for _ in 1...100 {
                guard let loaded = try await store.load(run(1)) else { throw BrokenRule(description: "the run is not there") }
                try expect(loaded.items.first?.bytes, equals: loaded.state, "the item beside the state")
                try expect(loaded.state, equals: bytes("\(loaded.version - 1)"), "the state beside the version")
              }
            }
          }
          try await group.waitForAll()
        }
      },
      StoreCheck("a shard that is taken among many commits cuts them in two: before, and refused") { store in
        let old = try await store.fence(workflow("order"))
        let (written, lost) = try await withThrowingTaskGroup(of: Bool.self) { group in
          for number in UInt64(0)..<100 {
            if number == 50 { _ = try await store.fence(workflow("order"), owner: "two") }
            group.addTask {
              do throws(StoreError) {
                try await store.commit(old, ExecutionWrite(run(number), at: 0))
                return true
              } catch {
                try expect(error, equals: .shardLost(old.shard), "commit \(number)")
                try expect(try await store.load(run(number)), equals: nil, "the refused run \(number)")
                return false
              }
            }
          }
          return try await group.reduce(into: (0, 0)) { if $1 { $0.0 += 1 } else { $0.1 += 1 } }
        }
        try expect(written + lost, equals: 100, "the number of commits")
        try expect(lost >= 50, equals: true, "those made after the loss are refused")
      },
    ]
  }
}
