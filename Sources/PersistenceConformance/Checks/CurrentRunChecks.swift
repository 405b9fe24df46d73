import Model
import Persistence

extension StoreCheck {
  static var currentRuns: [StoreCheck] {
    [
      StoreCheck("a current run that is not the expected one is refused and named") { store in
        let key = workflow("order")
        let fence = try await store.fence(key)
        try await store.commit(fence, ExecutionWrite(run(1), at: 0), currentRun: CurrentRunWrite(workflow: key, expected: nil, new: id(1)))
        for expected in [nil, id(3)] {
          try await expectRefusal(.currentRunConflict(key, actual: id(1)), "expecting \(String(describing: expected))") {
            () throws(StoreError) in
            try await store.commit(
              fence, ExecutionWrite(run(2), at: 0), currentRun: CurrentRunWrite(workflow: key, expected: expected, new: id(2)))
          }
        }
        try expect(try await store.load(run(2)), equals: nil, "the refused run")
        try expect(try await store.currentRun(of: key), equals: id(1), "the current run")
      },
      StoreCheck("an unused workflow id has no current run to expect") { store in
        let key = workflow("order")
        let fence = try await store.fence(key)
        try await expectRefusal(.currentRunConflict(key, actual: nil), "expecting a run") { () throws(StoreError) in
          try await store.commit(
            fence, ExecutionWrite(run(2), at: 0), currentRun: CurrentRunWrite(workflow: key, expected: id(1), new: id(2)))
        }
        try expect(try await store.load(run(2)), equals: nil, "the refused run")
      },
      StoreCheck("a commit with both conflicts tells the current run") { store in
        let key = workflow("order")
        let fence = try await store.fence(key)
        let start = CurrentRunWrite(workflow: key, expected: nil, new: id(1))
        try await store.commit(fence, ExecutionWrite(run(1), at: 0), currentRun: start)
        try await expectRefusal(.currentRunConflict(key, actual: id(1)), "starting the same run twice") { () throws(StoreError) in
          try await store.commit(fence, ExecutionWrite(run(1), at: 0), currentRun: start)
        }
      },
      StoreCheck("the same workflow id in two namespaces is two workflows") { store in
        let other = UniqueID(high: 1, low: 2)
        for (number, namespace) in [(UInt64(1), space), (2, other)] {
          let key = workflow("order", in: namespace)
          let write = ExecutionWrite(run(number, in: namespace), at: 0)
          let start = CurrentRunWrite(workflow: key, expected: nil, new: id(number))
          try await store.commit(try await store.fence(key), write, currentRun: start)
        }
        try expect(try await store.currentRun(of: workflow("order")), equals: id(1), "the first namespace's run")
        try expect(try await store.currentRun(of: workflow("order", in: other)), equals: id(2), "the second namespace's run")
        try expect(try await store.load(run(1, in: other)), equals: nil, "the first run through the second namespace")
        try expect(try await store.history(of: run(1, in: other)), equals: [], "its history through the second namespace")
      },
    ]
  }
}
