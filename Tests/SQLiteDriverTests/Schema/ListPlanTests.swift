import Model
import Persistence
import Testing
import VisibilityQuery

@testable import SQLPersistence
@testable import SQLiteDriver

@Suite("How SQLite finds what is listed")
struct ListPlanTests {
  private static let schema = QuerySchema(QueryField.workflowFields + [QueryField("Color", .keyword), QueryField("Amount", .int)])
  private static let place = VisibilityPlace(closeTime: .distantFuture, startTime: .epoch, runID: UniqueID(high: 1, low: 2))

  private func compile(_ query: String) throws -> (VisibilityScope, ListQuery) {
    let query = try ListQuery(query, schema: Self.schema, now: .epoch)
    return (VisibilityScope(namespaceID: UniqueID(high: 1, low: 2), division: "", condition: query.condition), query)
  }

  private func plan(_ fragment: SQLFragment) throws -> [String] {
    let connection = try SQLiteConnection(path: nil, name: "the database")
    try SQLMigrator.migrate(connection)
    var lines: [String] = []
    let statement = SQLStatement(text: "EXPLAIN QUERY PLAN " + fragment.text)
    try connection.query(statement, fragment.bindings.map { SQLValue($0) }) { row in
      lines.append(row.text(3))
      return true
    }
    return lines
  }

  @Test(
    "a page, the first or one deep down, is found along an index and not sorted",
    arguments: [
      ("", "USING COVERING INDEX visibility_by_close (namespace_id=? AND division=?"),
      ("ExecutionStatus = 'Running'", "USING COVERING INDEX visibility_by_status (namespace_id=? AND division=? AND status=?"),
      ("WorkflowType = 'Order'", "USING COVERING INDEX visibility_by_type (namespace_id=? AND division=? AND workflow_type=?"),
    ])
  func pages(query: String, index: String) throws {
    let (scope, _) = try compile(query)
    for start in [nil, VisibilityPosition.after(Self.place)] {
      let listing = VisibilityListing(scope: scope, start: start, limit: 100, item: ItemID(kind: 5, reference: 0))
      let lines = try plan(SQLListing(listing, .sqlite).fragment)
      let seek = start == nil ? ")" : " AND (close_time,start_time,run_id)<(?,?,?))"
      #expect(lines.contains("SEARCH v \(index)\(seek)"), "\(lines)")
      // The page itself is put into its order once more; nothing else is.
      #expect(lines.count { $0.contains("TEMP B-TREE") } == 1 && lines.last?.contains("TEMP B-TREE") == true, "\(lines)")
    }
  }

  @Test(
    "what selects few is looked up by its own index",
    arguments: [
      ("WorkflowId = 'a'", "SEARCH v USING INDEX visibility_by_workflow (namespace_id=? AND workflow_id=?)"),
      ("ParentWorkflowId = 'a'", "SEARCH v USING INDEX visibility_by_parent (namespace_id=? AND parent_workflow_id=?)"),
      ("RunId = '00000000-0000-7000-8000-000000000000'", "SEARCH v USING PRIMARY KEY (run_id=?)"),
      ("Color = 'red'", "SEARCH s USING INDEX search_attributes_by_text_value (namespace_id=? AND name=? AND text_value=?)"),
      ("Color = 'red'", "SEARCH v USING PRIMARY KEY (run_id=?)"),
      ("Amount > 5", "SEARCH s USING PRIMARY KEY (run_id=? AND name=?)"),
    ])
  func lookups(query: String, line: String) throws {
    let (scope, _) = try compile(query)
    let listing = VisibilityListing(scope: scope, limit: 100, item: ItemID(kind: 5, reference: 0))
    let lines = try plan(SQLListing(listing, .sqlite).fragment)
    #expect(lines.contains(line), "\(lines)")
  }

  @Test(
    "counts of types and statuses read what is kept of them",
    arguments: [
      "", "GROUP BY ExecutionStatus", "GROUP BY WorkflowType, ExecutionStatus", "ExecutionStatus = 'Failed'",
      "WorkflowType STARTS_WITH 'O' GROUP BY ExecutionStatus",
    ])
  func keptCounts(query: String) throws {
    let (scope, query) = try compile(query)
    let fragment = SQLListing.count(scope, by: query.groupBy, limit: 100, .sqlite)
    #expect(fragment.text.contains(" FROM visibility_counts v "))
    let lines = try plan(fragment)
    #expect(lines.first?.hasPrefix("SEARCH v USING PRIMARY KEY (namespace_id=? AND division=?") == true, "\(lines)")
  }

  @Test(
    "other counts read the index that their condition is about",
    arguments: [
      ("CloseTime IS NULL", "SEARCH v USING COVERING INDEX visibility_by_status (namespace_id=? AND division=?)"),
      (
        "ExecutionStatus = 'Failed' AND StartTime > 5",
        "SEARCH v USING COVERING INDEX visibility_by_status (namespace_id=? AND division=? AND status=?)"
      ),
      ("Color = 'red'", "SEARCH s USING INDEX search_attributes_by_text_value (namespace_id=? AND name=? AND text_value=?)"),
    ])
  func otherCounts(query: String, line: String) throws {
    let (scope, query) = try compile(query)
    let lines = try plan(SQLListing.count(scope, by: query.groupBy, limit: 100, .sqlite))
    #expect(lines.contains(line), "\(lines)")
  }

  @Test("a write finds the counts that it changes by their key")
  func triggers() throws {
    let connection = try SQLiteConnection(path: nil, name: "the database")
    try SQLMigrator.migrate(connection)
    var lines: [String] = []
    let text =
      "EXPLAIN QUERY PLAN UPDATE visibility_counts SET runs = runs - 1 "
      + "WHERE (namespace_id, division, status, workflow_type) = (?, ?, ?, ?)"
    try connection.query(SQLStatement(text: text), [.id(UniqueID(high: 1, low: 2)), .text(""), .integer(1), .text("")]) { row in
      lines.append(row.text(3))
      return true
    }
    #expect(
      lines == ["SEARCH visibility_counts USING PRIMARY KEY (namespace_id=? AND division=? AND status=? AND workflow_type=?)"], "\(lines)")
  }
}
