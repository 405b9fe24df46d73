import Model
import Persistence

extension StoreCheck {
  static var names: [StoreCheck] {
    [
      StoreCheck("workflow ids are kept byte for byte: NUL, unicode, quotes, the empty one") { store in
        let names = [
          "", "\0", "a\0b", "a\0c", "a", "A", "é", "e\u{301}", "日本語", "🙂", "' OR 1=1 --", "\"\\%_?", " a", "a ",
          String(repeating: "x", count: 1_000),
        ]
        for (index, name) in names.enumerated() {
          let number = UInt64(index)
          try await store.commit(
            try await store.fence(workflow(name)),
            ExecutionWrite(run(number, of: name), at: 0, state: "\(index)").with { $0.upsertedTasks = [task(1, 1, due: Int64(index))] },
            currentRun: CurrentRunWrite(workflow: workflow(name), expected: nil, new: id(number)))
        }
        for (index, name) in names.enumerated() {
          let key = run(UInt64(index), of: name)
          try expect(try await store.currentRun(of: key.workflow), equals: key.runID, "the current run of \(index)")
          try expect(try await store.load(key)?.state, equals: bytes("\(index)"), "the state of \(index)")
        }
        let read = try await store.tasks(of: ShardID.all, dueBefore: .distantFuture, after: nil, limit: 100)
        try expect(read.map { Array($0.key.workflowID.utf8) }, equals: names.map { Array($0.utf8) }, "the workflow ids of the tasks")
      },
      StoreCheck("run ids are unique in the store: a second workflow does not get one that is taken") { store in
        try await store.commit(try await store.fence(workflow("order")), ExecutionWrite(run(1), at: 0, state: "mine"))
        let other = run(1, of: "another")
        let fence = try await store.fence(other.workflow)
        for version in [Int64(0), 1] {
          try await expectRefusal(.versionConflict(other), "at version \(version)") { () throws(StoreError) in
            try await store.commit(fence, ExecutionWrite(other, at: version, state: "yours"))
          }
        }
        try expect(try await store.load(run(1))?.state, equals: bytes("mine"), "the state")
        try expect(try await store.load(other), equals: nil, "the run through the other workflow id")
      },
    ]
  }
}
