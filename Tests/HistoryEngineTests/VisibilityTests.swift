import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

extension VisibilityChange {
  /// The record as it is when only the parts that the change names are written.
  func applied(to before: VisibilityRecord?) -> VisibilityRecord {
    var after = before ?? record
    if parts.contains(.rest) {
      after = record
      after.attributes = before?.attributes ?? [:]
    }
    if parts.contains(.standing) { (after.status, after.closeTime) = (record.status, record.closeTime) }
    if parts.contains(.builds) { (after.buildIDs, after.binaryChecksums) = (record.buildIDs, record.binaryChecksums) }
    for (name, value) in attributes { after.attributes[name] = value }
    return after
  }
}

@Suite("What a transition writes into the index of lists") struct VisibilityTests {
  @Test("a start writes everything, the first task its build ids, the close the standing, and nothing else is written") func orders() throws
  {
    var run = try Run { $0.searchAttributes.indexedFields["Color"] = .typed("\"red\"", "Keyword") }
    #expect(run.listings.map(\.parts) == [.all])
    #expect(run.listings.first?.attributes == ["Color": .keyword("red")])
    try run.respond(try run.poll(), [.timer("t", .seconds(1))])
    #expect(run.listings.map(\.parts) == [.all, .builds])
    try run.signal("s")
    try run.wait(.seconds(1))
    let task = try run.poll()
    #expect(run.listings.count == 2)
    try run.respond(task, [.complete])
    #expect(run.listings.map(\.parts) == [.all, .builds, .standing])
    #expect(run.listings.allSatisfy { change in change.parts == .all || change.attributes.isEmpty })
  }

  @Test("pausing writes the status and the reason, unpausing takes both back") func pausing() throws {
    var run = try Run()
    try run.turn { try $0.pause(.with { $0.reason = "tea" }) }
    #expect(run.listings.last?.parts == .standing)
    #expect(run.listings.last?.attributes == ["TemporalPauseInfo": .keywordList(["Workflow:wf", "Reason:tea"])])
    try run.turn { try $0.unpause(UnpauseWorkflowExecutionRequest()) }
    #expect(run.listings.last?.attributes == ["TemporalPauseInfo": nil])
  }

  @Test("a workflow that puts itself into a division is no workflow for lists") func divisions() throws {
    let run = try Run { $0.searchAttributes.indexedFields[VisibilityDivision.attribute] = .typed("\"mine\"", "Keyword") }
    #expect(run.listings.map(\.record.division) == ["mine"])
    #expect(run.listings.first?.attributes.isEmpty == true)
  }

  @Test(
    "values are of the types that their payloads say",
    arguments: [
      ("7", "Int", AttributeValue.int(7)), ("9007199254740993", "Int", .int(9_007_199_254_740_993)), ("2", "Double", .double(2)),
      ("true", "Bool", .bool(true)), ("[\"a\",\"b\"]", "KeywordList", .keywordList(["a", "b"])), ("[5]", "Int", .int(5)),
      ("\"1970-01-01T00:00:02Z\"", "Datetime", .datetime(WallTime(nanoseconds: 2_000_000_000))), ("\"a b\"", "Text", .text("a b")),
      ("\"x\"", "Int", nil), ("null", "Keyword", nil), ("[]", "KeywordList", nil),
    ])
  func values(json: String, type: String, expected: AttributeValue?) throws {
    let run = try Run { $0.searchAttributes.indexedFields["A"] = .typed(json, type) }
    #expect(run.state.visibilityRecord(types: nil).attributes["A"] == expected)
  }
}

extension Payload {
  fileprivate static func typed(_ json: String, _ type: String) -> Payload {
    .with {
      $0.metadata = ["encoding": Data("json/plain".utf8), "type": Data(type.utf8)]
      $0.data = Data(json.utf8)
    }
  }
}
