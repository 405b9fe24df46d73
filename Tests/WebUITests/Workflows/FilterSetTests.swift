import Testing

@testable import WebUI

@Suite("The filter bar and the query")
struct FilterSetTests {
  @Test(
    "what the bar composes is read back as it was",
    arguments: [
      FilterSet(),
      FilterSet([Filter("WorkflowId", .startsWith, [.text("order-")])]),
      FilterSet([Filter("ExecutionStatus", .oneOf, [.text("Running"), .text("Failed")]), Filter("Rank", .greater, [.bare("5")])]),
      FilterSet([Filter("WorkflowType", .equal, [.text(#"say "hi" \ and 'bye'"#)])]),
      FilterSet([Filter("ParentWorkflowId", .isNull), Filter("TemporalReportedProblems", .isNotNull)]),
      FilterSet([Filter("my-attribute", .equal, [.bare("true")]), Filter("Order", .notEqual, [.text("ä")])]),
      FilterSet([Filter("WorkflowId", .noneOf, [.text("a"), .text("b")]), Filter("StartTime", .less, [.bare("now() - 90m")])]),
    ])
  func roundTrip(set: FilterSet) {
    #expect(FilterSet(query: set.query) == set)
  }

  @Test("a query that others wrote is read where it only joins comparisons by AND")
  func foreignQueries() {
    let statuses = FilterSet(query: "(ExecutionStatus='Running' OR ExecutionStatus=\"Failed\") and WorkflowType=\"a\"")
    #expect(statuses?.statuses == ["Running", "Failed"])
    #expect(statuses?.filters.last == Filter("WorkflowType", .equal, [.text("a")]))
    let between = FilterSet(query: "StartTime BETWEEN '2026-01-01T00:00:00Z' AND '2026-02-01T00:00:00Z'")
    #expect(between?.query == "StartTime >= \"2026-01-01T00:00:00Z\" AND StartTime <= \"2026-02-01T00:00:00Z\"")
    #expect(FilterSet(query: "StartTime > now() - 3600s")?.filters.first?.values == [.bare("now() - 1h")])
  }

  @Test(
    "what the bar has no place for stays text",
    arguments: ["A = 1 OR B = 2", "NOT A = 1", "A = 1 ORDER BY StartTime", "A = ", "A LIKE 'x%'", "A NOT BETWEEN 1 AND 2", "LIMIT 3"])
  func rawQueries(query: String) {
    #expect(FilterSet(query: query) == nil)
  }

  @Test("a value that is clicked takes the place of another of its attribute")
  func clicking() {
    let set = FilterSet(query: "WorkflowType = 'a' AND Rank > 3 AND WorkflowType != 'c'")
    let clicked = set?.adding(Filter("WorkflowType", .equal, [.text("b")]))
    #expect(clicked?.query == "Rank > 3 AND WorkflowType != \"c\" AND WorkflowType = \"b\"")
    #expect(QueryText.adding(Filter("A", .equal, [.bare("1")]), to: "B = 1 OR C = 2") == "(B = 1 OR C = 2) AND A = 1")
  }

  @Test("an order is put behind a query that has none of its own, and so is what it is counted by")
  func clauses() {
    let newest = ListOrder("CloseTime", isDescending: true)
    #expect(QueryText.ordered("A = 1", by: newest) == "A = 1 ORDER BY CloseTime DESC")
    #expect(QueryText.ordered("", by: newest) == "ORDER BY CloseTime DESC")
    #expect(QueryText.ordered("A = 1 ORDER BY B", by: newest) == "A = 1 ORDER BY B")
    #expect(QueryText.grouped("A = 1", by: "ExecutionStatus") == "A = 1 GROUP BY ExecutionStatus")
    #expect(QueryText.grouped("A = 1 LIMIT 5", by: "ExecutionStatus") == nil)
  }
}
