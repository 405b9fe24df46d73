import Model
import Persistence

extension StoreCheck {
  static var commits: [StoreCheck] {
    [
      StoreCheck("a created execution is read back as it was written, at version 1") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence,
          ExecutionWrite(run(1), at: 0, state: "first").with {
            $0.upsertedItems = [item(2, 7, "b"), item(1, 9, "a")]
            $0.appendedHistory = [batch(1, 2)]
            $0.upsertedTasks = [task(1, 1, due: 50, "payload")]
          }, currentRun: CurrentRunWrite(workflow: workflow("order"), expected: nil, new: id(1)))
        try expect(
          try await store.load(run(1)),
          equals: StoredExecution(version: 1, state: bytes("first"), items: [item(1, 9, "a"), item(2, 7, "b")]), "the execution")
        try expect(try await store.history(of: run(1)), equals: [batch(1, 2)], "the history")
        try expect(try await store.tasks(of: workflow("order")), equals: [task(1, 1, due: 50, "payload")], "the tasks")
        try expect(try await store.currentRun(of: workflow("order")), equals: id(1), "the current run")
      },
      StoreCheck("what was never written is nil and empty") { store in
        try expect(try await store.load(run(1)), equals: nil, "the execution")
        try expect(try await store.currentRun(of: workflow("order")), equals: nil, "the current run")
        try expect(try await store.history(of: run(1)), equals: [], "the history")
        try expect(try await store.tasks(of: workflow("order")), equals: [], "the tasks")
      },
      StoreCheck("each commit raises the version by one, and an older version is refused") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0))
        try await store.commit(fence, ExecutionWrite(run(1), at: 1, state: "second"))
        try await expectRefusal(.versionConflict(run(1)), "a commit at version 1") { () throws(StoreError) in
          try await store.commit(fence, ExecutionWrite(run(1), at: 1, state: "stale"))
        }
        try expect(
          try await store.load(run(1)), equals: StoredExecution(version: 2, state: bytes("second"), items: []), "the execution")
      },
      StoreCheck("an execution that exists is not created again") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0, state: "first"))
        try await expectRefusal(.versionConflict(run(1)), "creating it again") { () throws(StoreError) in
          try await store.commit(fence, ExecutionWrite(run(1), at: 0, state: "again"))
        }
        try expect(try await store.load(run(1))?.state, equals: bytes("first"), "the state")
      },
      StoreCheck("an execution that does not exist is not updated") { store in
        let fence = try await store.fence(workflow("order"))
        try await expectRefusal(.versionConflict(run(1)), "updating it") { () throws(StoreError) in
          try await store.commit(fence, ExecutionWrite(run(1), at: 3))
        }
        try expect(try await store.load(run(1)), equals: nil, "the execution")
      },
      StoreCheck("of a refused commit nothing is written, items, history and tasks included") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0).with { $0.upsertedTasks = [task(1, 1, due: 5)] })
        try await expectRefusal(.versionConflict(run(1)), "a stale commit") { () throws(StoreError) in
          try await store.commit(
            fence,
            ExecutionWrite(run(1), at: 9).with {
              $0.upsertedItems = [item(1, 1)]
              $0.appendedHistory = [batch(1, 1)]
              $0.upsertedTasks = [task(1, 2, due: 6)]
              $0.deletedTasks = [TaskID(kind: 1, reference: 1)]
            })
        }
        try expect(try await store.load(run(1))?.items, equals: [], "the items")
        try expect(try await store.history(of: run(1)), equals: [], "the history")
        try expect(try await store.tasks(of: workflow("order")), equals: [task(1, 1, due: 5)], "the tasks")
      },
      StoreCheck("a commit may write an execution several times, one version after the other: all of it or nothing") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0))
        let second = ExecutionWrite(run(1), at: 1, state: "second").with {
          $0.upsertedItems = [item(1, 1, "passing"), item(1, 2, "old")]
          $0.appendedHistory = [batch(1, 2)]
          $0.upsertedTasks = [task(1, 1, due: 5)]
        }
        let third = ExecutionWrite(run(1), at: 2, state: "third").with {
          $0.upsertedItems = [item(1, 2, "new")]
          $0.deletedItems = [ItemID(kind: 1, reference: 1)]
          $0.appendedHistory = [batch(3, 3)]
          $0.deletedTasks = [TaskID(kind: 1, reference: 1)]
        }
        try await expectRefusal(.versionConflict(run(1)), "with a gap between the versions") { () throws(StoreError) in
          try await store.commit(fence, second, ExecutionWrite(run(1), at: 3))
        }
        try expect(try await store.load(run(1))?.version, equals: 1, "the version after the refusal")
        try await store.commit(fence, second, third)
        try expect(
          try await store.load(run(1)), equals: StoredExecution(version: 3, state: bytes("third"), items: [item(1, 2, "new")]),
          "the execution")
        try expect(try await store.history(of: run(1)), equals: [batch(1, 2), batch(3, 3)], "the history")
        try expect(try await store.tasks(of: workflow("order")), equals: [], "the tasks")
      },
      StoreCheck("a commit of two executions writes both or neither") { store in
        let fence = try await store.fence(workflow("order"))
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 0), currentRun: CurrentRunWrite(workflow: workflow("order"), expected: nil, new: id(1)))
        let move = CurrentRunWrite(workflow: workflow("order"), expected: id(1), new: id(2))
        try await expectRefusal(.versionConflict(run(1)), "with the second one stale") { () throws(StoreError) in
          try await store.commit(
            fence, ExecutionWrite(run(2), at: 0).with { $0.appendedHistory = [batch(1, 1)] }, ExecutionWrite(run(1), at: 7),
            currentRun: move)
        }
        try expect(try await store.load(run(2)), equals: nil, "the new run after the refusal")
        try expect(try await store.history(of: run(2)), equals: [], "its history")
        try expect(try await store.currentRun(of: workflow("order")), equals: id(1), "the current run after the refusal")
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 1, state: "continued"), ExecutionWrite(run(2), at: 0, state: "new"), currentRun: move)
        try expect(try await store.load(run(1))?.state, equals: bytes("continued"), "the old run")
        try expect(try await store.load(run(2))?.state, equals: bytes("new"), "the new run")
        try expect(try await store.currentRun(of: workflow("order")), equals: id(2), "the current run")
      },
    ]
  }
}
