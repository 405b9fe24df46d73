import Model
import Testing

@testable import VisibilityQuery

@Suite("What follows the condition")
struct ClauseTests {
  private func query(_ text: String) throws -> ListQuery { try ListQuery(text, schema: Samples.schema, now: Samples.now) }

  @Test("GROUP BY, ORDER BY and LIMIT follow the condition, or nothing")
  func clauses() throws {
    let query = try query("CInt = 5 GROUP BY ExecutionStatus, WorkflowType, CBool ORDER BY StartTime DESC, `CKey` LIMIT 20")
    #expect(query.groupBy.map(\.name) == ["ExecutionStatus", "WorkflowType", "CBool"])
    #expect(query.orderBy.map(\.field.name) == ["StartTime", "CKey"])
    #expect(query.orderBy.map(\.isDescending) == [true, false])
    #expect(query.limit == 20)
    #expect(try self.query("limit 1").limit == 1)
    #expect(try self.query("order by StartTime limit 0").condition == .always)
  }

  @Test("a query knows which attributes it asks for, by their full names")
  func mentions() throws {
    let query = try query("CInt = 5 AND NOT (CKey = 'x' OR NamespaceDivision IS NULL)")
    #expect(query.condition.mentions("TemporalNamespaceDivision"))
    #expect(!query.condition.mentions("WorkflowId"))
  }

  @Test("relative times are fixed when the query is checked")
  func now() throws {
    let expected = try query("StartTime > \(Samples.now.nanoseconds - 3_600_000_000_000)").condition
    #expect(try query("StartTime > now() - 1h").condition == expected)
  }
}
