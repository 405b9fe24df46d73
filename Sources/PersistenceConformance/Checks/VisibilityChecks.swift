import Model
import Persistence
import VisibilityQuery

extension StoreCheck {
  static var visibility: [StoreCheck] {
    [
      StoreCheck("a commit that starts a run lists it, and a run that says nothing is in no list") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, .start(1), ExecutionWrite(run(2), at: 0))
        try expect(try await store.runs(), equals: [1], "the list")
        try expect(try await store.unlisted(after: nil, limit: 10), equals: [run(2)], "what is in no list")
      },
      StoreCheck("a commit that is refused changes no list") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, .start(1))
        try await expectRefusal(.versionConflict(run(1)), "the late commit") { () throws(StoreError) in
          try await store.commit(fence, .start(2), .close(1, at: 5, version: 7))
        }
        try expect(try await store.runs(), equals: [1], "the list")
      },
      StoreCheck("open runs come first, then the latest close, then the latest start, and pages go on where the one before ended") {
        store in
        let fence = try await store.fence(run(1).workflow)
        for number in UInt64(1)...9 { try await store.commit(fence, .start(number, at: Int64(number % 4))) }
        for number in UInt64(1)...5 { try await store.commit(fence, .close(number, at: 10 + Int64(number % 2), start: Int64(number % 4))) }
        let expected: [UInt64] = [7, 6, 9, 8, 3, 5, 1, 2, 4]
        try expect(try await store.runs(), equals: expected, "the list")
        var found: [UInt64] = []
        var start: VisibilityPosition?
        while true {
          let page = try await store.page(start: start, limit: 2)
          guard let last = page.last else { break }
          found += page.map(\.number)
          start = .after(last.place)
        }
        try expect(found, equals: expected, "the pages")
        try expect(try await store.page(start: .skipping(7), limit: 5).map(\.number), equals: [2, 4], "behind seven")
      },
      StoreCheck("a list shows each run's state and the item that was asked for") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, ExecutionWrite.start(1).with { $0.upsertedItems = [item(5, 0, "details"), item(5, 1), item(4, 0)] })
        try await store.commit(fence, .start(2, at: 1))
        let rows = try await store.page(limit: 5)
        try expect(rows.map(\.key), equals: [run(2), run(1)], "the keys")
        try expect(rows.map(\.state), equals: [bytes("state"), bytes("state")], "the states")
        try expect(rows.map(\.item), equals: [nil, bytes("details")], "the items")
      },
      StoreCheck("namespaces and divisions are told apart") { store in
        let other = UniqueID(high: 0x4CCC, low: 0x8000_0000_0000_DDDD)
        let activity = ExecutionKey(workflow: WorkflowKey(standaloneActivityID: "order", namespaceID: space), runID: id(3))
        try await store.commit(try await store.fence(run(1).workflow), .start(1))
        try await store.commit(try await store.fence(run(2, in: other).workflow), .start(2, in: other))
        try await store.commit(
          try await store.fence(activity.workflow), ExecutionWrite(activity, at: 0).showing(.sample(division: "activities")))
        try expect(try await store.runs(), equals: [1], "the workflows")
        try expect(try await store.runs(division: "activities"), equals: [3], "the division")
        try expect(try await store.runs(division: nil), equals: [3, 1], "all divisions")
        try expect(
          try await store.list(VisibilityListing(scope: .init(namespaceID: other, division: ""), limit: 9, item: .details)).map(\.number),
          equals: [2], "the other namespace")
      },
      StoreCheck("a deleted run is in no list, nor are its attributes") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, ExecutionWrite(run(1), at: 0).showing(.sample(attributes: ["Color": .keyword("red")])))
        try await store.delete(run(1), shard: fence)
        try expect(try await store.runs(), equals: [], "the list")
        try await store.commit(fence, .start(1))
        try expect(try await store.runs("Color = 'red'"), equals: [], "by the attribute")
      },
      StoreCheck("counts of types and statuses follow starts, closes, moves and deletions") { store in
        let fence = try await store.fence(run(1).workflow)
        for number in UInt64(1)...5 { try await store.commit(fence, .start(number)) }
        try await store.commit(fence, .close(1, at: 5), .close(2, at: 6))
        try await store.delete(run(2), shard: fence)
        try await store.delete(run(3), shard: fence)
        var moved = VisibilityRecord.sample()
        moved.typeName = "Mail"
        try await store.commit(
          fence, ExecutionWrite(run(4), at: 1).with { $0.visibility = VisibilityChange(record: moved, parts: .rest, attributes: [:]) })
        try await expectRefusal(.versionConflict(run(5)), "the late close") { () throws(StoreError) in
          try await store.commit(fence, .close(5, at: 5, version: 7))
        }
        func group(_ values: QueryValue..., count: Int64) -> VisibilityGroup { VisibilityGroup(values: values, count: count) }
        try expect(
          Set(try await store.groups("GROUP BY WorkflowType, ExecutionStatus")),
          equals: [
            group(.text("Order"), .integer(1), count: 1), group(.text("Order"), .integer(2), count: 1),
            group(.text("Mail"), .integer(1), count: 1),
          ], "the groups")
        try expect(try await store.groups("ExecutionStatus = 'Running'"), equals: [group(count: 2)], "the open ones")
        try expect(try await store.groups("ExecutionStatus = 'Failed'"), equals: [group(count: 0)], "the failed ones")
        try expect(try await store.groups("ExecutionStatus = 'Failed' GROUP BY WorkflowType"), equals: [], "their groups")
      },
      StoreCheck("what changes of a run is found by its new values alone") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 0).showing(.sample(attributes: ["Color": .keyword("red"), "Amount": .int(1)])))
        var later = VisibilityRecord.sample(attributes: ["Color": .keyword("blue")])
        later.buildIDs = ["one", "two"]
        later.taskQueue = "another"
        try await store.commit(
          fence,
          ExecutionWrite(run(1), at: 1).with {
            $0.visibility = VisibilityChange(
              record: later, parts: [.builds, .rest], attributes: ["Color": .keyword("blue"), "Amount": nil])
          })
        for (query, expected) in [
          ("Color = 'red'", []), ("Color = 'blue'", [1]), ("Amount IS NULL", [1]), ("BuildIds = 'two'", [1]), ("BuildIds = 'tw'", []),
          ("TaskQueue = 'another'", [1]), ("BinaryChecksums IS NULL", [1]), ("BuildIds != 'three' AND BuildIds IS NOT NULL", [1]),
        ] as [(String, [UInt64])] {
          try expect(try await store.runs(query), equals: expected, query)
        }
        try expect(try await store.visibility(of: run(1)), equals: later, "the record")
      },
      StoreCheck("sizes are those of the last commit") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(
          fence, ExecutionWrite.start(1).with { $0.size = ExecutionSize(historyLength: 2, historyBytes: 90, transitions: 1) })
        try expect(
          try await store.runs("HistoryLength = 2 AND HistorySizeBytes > 89 AND StateTransitionCount = 1"), equals: [1], "at first")
        try await store.commit(
          fence, ExecutionWrite(run(1), at: 1).with { $0.size = ExecutionSize(historyLength: 5, historyBytes: 200, transitions: 2) })
        try expect(try await store.runs("HistoryLength = 5 AND HistorySizeBytes = 200"), equals: [1], "later")
      },
      StoreCheck("a run that is in no list is put into the index, unless it has changed meanwhile") { store in
        let fence = try await store.fence(run(1).workflow)
        try await store.commit(fence, ExecutionWrite(run(1), at: 0), ExecutionWrite(run(2), at: 0))
        try await store.commit(fence, ExecutionWrite(run(2), at: 1))
        let record = VisibilityRecord.sample(attributes: ["Note": .text("Red and blue")])
        let size = ExecutionSize(historyLength: 3, historyBytes: 4, transitions: 5)
        try await store.relist(VisibilityEntry(key: run(1), version: 1, record: record, size: size))
        try await expectRefusal(.versionConflict(run(2)), "an entry of an older version") { () throws(StoreError) in
          try await store.relist(VisibilityEntry(key: run(2), version: 1, record: record, size: size))
        }
        try expect(try await store.runs("Note = 'blue' AND HistoryLength = 3"), equals: [1], "the list")
        try expect(try await store.unlisted(after: nil, limit: 9), equals: [run(2)], "what is in no list")
        try expect(try await store.unlisted(after: id(2), limit: 9), equals: [], "what is behind it")
      },
    ]
  }
}
