import Foundation
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What the filter bar sends")
struct FilterFormTests {
  static let types = AttributeTypes(system: ["WorkflowId": .keyword, "ExecutionDuration": .int], custom: ["Rank": .int, "Paid": .bool])
  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  static func query(_ form: String) -> String {
    FilterForm(fields: Fields(form), types: types, now: now).filters.query
  }

  @Test(
    "fields become comparisons, with values of their attribute's type",
    arguments: [
      ("", ""),
      ("status=Running&status=Failed", "ExecutionStatus IN (\"Running\", \"Failed\")"),
      ("field=WorkflowId&op=STARTS_WITH&value=a%20b+", "WorkflowId STARTS_WITH \"a b\""),
      ("field=WorkflowId&op=%3D&value=&field=Rank&op=%3E&value=3", "Rank > 3"),
      ("field=Rank&op=%3D&value=three", "Rank = \"three\""),
      ("field=Rank&op=IN&value=1,%202,", "Rank IN (1, 2)"),
      ("field=Paid&op=%3D&value=TRUE", "Paid = true"),
      ("field=Rank&op=IS+NULL&value=", "Rank IS NULL"),
      ("field=ExecutionDuration&op=%3E&value=1h", "ExecutionDuration > \"1h\""),
      ("time=CloseTime&last=1h&from=2026-01-01T00:00", "CloseTime >= \"2027-01-15T07:00:00Z\""),
      ("from=2026-01-01T00:00&to=2026-01-02T10:20:30", "StartTime >= \"2026-01-01T00:00:00Z\" AND StartTime <= \"2026-01-02T10:20:30Z\""),
      ("from=yesterday&status=Running", "ExecutionStatus = \"Running\""),
    ])
  func composing(form: String, query: String) {
    #expect(Self.query(form) == query)
  }

  @Test("pickers show the times of a query again, and leave alone what they cannot show")
  func times() {
    var filters = FilterSet(query: "StartTime >= '2026-01-01T00:00:00Z' AND StartTime <= '2026-01-01T00:00:01.5Z' AND A = 1")?.filters ?? []
    let times = TimeFilter(taking: &filters)
    #expect(times.from == "2026-01-01T00:00")
    #expect(times.to == nil)
    #expect(filters.map(\.attribute) == ["StartTime", "A"])
  }

  @Test("today begins at midnight in UTC")
  func today() {
    #expect(TimePreset.text(TimePreset.today.start(Self.now)) == "2027-01-15T00:00:00Z")
  }
}
