import Model
import Persistence
import VisibilityQuery

extension StoreCheck {
  /// Queries over many executions, held against the store in memory, which looks at each.
  static var selections: [StoreCheck] {
    [
      StoreCheck("queries select, order and count what a look at every execution does") { store in
        let model = InMemoryStore()
        try await fill(store)
        try await fill(model)
        for query in queries {
          try expect(try await store.runs(query), equals: try await model.runs(query), query)
          try expect(try await store.groups(query), equals: try await model.groups(query), "count of \(query)")
        }
        for query in groupings { try expect(try await store.groups(query), equals: try await model.groups(query), query) }
      }
    ]
  }

  private static let queries = [
    "", "WorkflowType = 'Order'", "WorkflowType != 'Order'", "WorkflowType IN ('Order', 'Mail')", "WorkflowId = 'order'",
    "ExecutionStatus = 'Running'", "ExecutionStatus != 'Running'", "ExecutionStatus IN ('Completed', 'Failed')", "CloseTime IS NULL",
    "CloseTime IS NOT NULL", "CloseTime > 1000000000", "CloseTime != 1000000003", "StartTime >= 10 AND StartTime < 40",
    "StartTime BETWEEN 10 AND 20", "NOT (StartTime BETWEEN 10 AND 20)", "ExecutionDuration > 999999990", "ExecutionDuration IS NULL",
    "RunId = '\(id(7))'", "RunId IN ('\(id(7))', '\(id(9))')", "RunId STARTS_WITH '01900000-0007'", "TaskQueue STARTS_WITH 'ord'",
    "ParentWorkflowId IS NULL", "ParentWorkflowId = 'parent'", "ParentRunId = '\(id(500))'", "RootWorkflowId = 'root'",
    "RootWorkflowId = 'order'", "RootRunId = '\(id(7))'", "Color = 'red'", "Color != 'red'", "Color IS NULL", "Color IS NOT NULL",
    "Color IN ('red', 'blue')", "Color NOT IN ('red', 'blue')", "Color > 'green'", "Color BETWEEN 'blue' AND 'green'",
    "Color STARTS_WITH 'bl'", "Color CONTAINS 'e'", "Color LIKE '%r_d'", "Color = '100% ?\u{e9}'", "Amount = 3", "Amount > 3.5",
    "Amount <= 4",
    "Amount != 3", "Weight > 1.25", "Weight = 2.5", "Weight BETWEEN 0 AND 1.5", "IsPaid = true", "IsPaid != true", "IsPaid IS NULL",
    "Due > '1970-01-01T00:00:01Z'", "Due IS NULL", "Tags = 'a'", "Tags != 'a'", "Tags IN ('a', 'c')", "Tags NOT IN ('a', 'c')",
    "Tags IS NULL",
    "Note = 'quick'", "Note = 'slow fox'", "Note != 'quick'", "Note IS NOT NULL", "BuildIds = 'unversioned:b1'", "BuildIds IS NULL",
    "BuildIds NOT IN ('unversioned:b1')", "Color = 'red' OR Tags = 'a'", "Color = 'red' AND NOT Tags = 'a' AND Amount < 5",
    "HistoryLength > 20", "HistorySizeBytes < 500", "StateTransitionCount = 4", "StartTime > now() - 1h",
    "ORDER BY Color", "ORDER BY Color DESC, Amount", "Tags = 'b' ORDER BY WorkflowType, StartTime DESC",
    "ORDER BY HistoryLength DESC LIMIT 7",
    "ORDER BY CloseTime", "ExecutionStatus = 'Running' LIMIT 3", "ORDER BY RunId", "ORDER BY Weight DESC",
  ]

  private static let groupings = [
    "GROUP BY ExecutionStatus", "Color IS NOT NULL GROUP BY Color", "GROUP BY Color, ExecutionStatus", "GROUP BY IsPaid", "GROUP BY Amount",
    "GROUP BY WorkflowType", "GROUP BY ParentWorkflowId", "GROUP BY RootRunId", "GROUP BY TemporalNamespaceDivision",
    "GROUP BY HistoryLength",
  ]

  private static func fill(_ store: any Store) async throws {
    let fence = try await store.fence(run(1).workflow)
    for number in UInt64(1)...120 {
      try await store.commit(
        fence,
        ExecutionWrite(run(number), at: 0).showing(execution(number)).with { write in
          let number = Int64(number)
          write.size = ExecutionSize(historyLength: number % 40, historyBytes: number * 10, transitions: number % 9)
        })
    }
  }

  /// Mixed enough that each attribute is with and without every other.
  private static func execution(_ number: UInt64) -> VisibilityRecord {
    func pick<Value>(_ values: [Value?], by divisor: UInt64) -> Value? { values[Int(number / divisor % UInt64(values.count))] }
    var record = VisibilityRecord.sample(start: Int64(number % 50), close: number % 3 == 0 ? nil : 1_000_000_000 + Int64(number % 7))
    record.typeName = pick(["Order", "Mail", "order"], by: 1) ?? ""
    if record.closeTime != nil { record.status = pick([2, 3, 4, 7], by: 5) ?? 2 }
    record.parent = pick([nil, VisibleRun(workflowID: "parent", runID: id(500))], by: 11)
    record.root = record.parent.map { _ in VisibleRun(workflowID: "root", runID: id(501)) }
    record.buildIDs = pick([[], ["unversioned"], ["unversioned", "unversioned:b1"]], by: 4) ?? []
    record.attributes["Color"] = pick(["red", nil, "blue", "green", "100% ?\u{e9}", "black"], by: 1).map { .keyword($0) }
    record.attributes["Amount"] = pick([1, 2, nil, 3, 4, 5, -6], by: 2).map { .int($0) }
    record.attributes["Weight"] = pick([nil, 0.5, 1.25, 2.5], by: 3).map { .double($0) }
    record.attributes["IsPaid"] = pick([true, nil, false], by: 7).map { .bool($0) }
    record.attributes["Due"] = pick([nil, 1, 2_000_000_000], by: 2).map { .datetime(WallTime(nanoseconds: $0)) }
    record.attributes["Tags"] = pick([["a", "b"], nil, ["c"], ["b"]], by: 3).map { .keywordList($0) }
    record.attributes["Note"] = pick([nil, "Quick brown-fox", "a Fox that is slow", "nothing"], by: 5).map { .text($0) }
    return record
  }
}
