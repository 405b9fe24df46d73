import Model
import Testing

@testable import VisibilityQuery

/// Three executions: `w1` runs and has every custom attribute, `w2` runs and has none, `w3` was terminated after a second.
enum Samples {
  static let now = WallTime(nanoseconds: 1_900_000_000_000_000_000)
  static let schema = QuerySchema(
    QueryField.workflowFields + [
      QueryField("CText", .text), QueryField("CKey", .keyword), QueryField("CInt", .int), QueryField("CDouble", .double),
      QueryField("CBool", .bool), QueryField("CDate", .datetime), QueryField("CList", .keywordList),
      QueryField("ScheduleId", .keyword, valuePrefix: "w"),
    ])

  static let executions: [String: [String: [QueryValue]]] = [
    "w1": running("w1").merging([
      "CText": TextWords.words(of: "Hello brave-new World").map(QueryValue.text), "CKey": [.text("abc")], "CInt": [.integer(5)],
      "CDouble": [.real(2.5)], "CBool": [.integer(1)], "CList": [.text("x"), .text("y z")],
    ]) { $1 },
    "w2": running("w2"),
    "w3": running("w3").merging([
      "ExecutionStatus": [.integer(5)], "CloseTime": [.integer(now.nanoseconds)], "ExecutionDuration": [.integer(1_000_000_000)],
    ]) { $1 },
  ]

  private static func running(_ id: String) -> [String: [QueryValue]] {
    [
      "WorkflowId": [.text(id)], "ScheduleId": [.text(id)], "WorkflowType": [.text("T" + id.dropFirst())], "TaskQueue": [.text("q")],
      "StartTime": [.integer(now.nanoseconds - 1_000_000_000)], "ExecutionStatus": [.integer(1)],
    ]
  }

  /// The executions that a query selects, in the order it asks for.
  static func selected(by text: String) throws -> [String] {
    let query = try ListQuery(text, schema: schema, now: now)
    return executions.filter { query.condition.isMet(by: Self.values(of: $0.value)) }
      .sorted { a, b in
        let (left, right) = (Self.values(of: a.value), Self.values(of: b.value))
        return query.orderBy.precedes(left, right) || (!query.orderBy.precedes(right, left) && a.key < b.key)
      }
      .map(\.key)
  }

  static func values(of execution: [String: [QueryValue]]) -> (QueryField) -> [QueryValue] {
    { execution[$0.name.replacing("ScheduleId", with: "WorkflowId")] ?? [] }
  }
}
