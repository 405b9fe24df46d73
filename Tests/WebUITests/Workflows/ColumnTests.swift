import Foundation
import JSONText
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Columns and cells")
struct ColumnTests {
  static let attributes = AttributeTypes(system: [:], custom: ["Rank": .int, "Words": .text, "Paid at": .datetime, "Tags": .keywordList])
  static var context: RowContext {
    RowContext(
      namespace: "n", links: Links(base: ""), address: ListAddress(query: "A = 1"), filters: FilterSet(query: "A = 1"),
      attributes: attributes)
  }

  static func cell(_ name: String, _ info: WorkflowExecutionInfo) -> Cell? {
    WorkflowColumns.all(attributes).first { $0.name == name }?.cell(info, context)
  }

  @Test("the form's places put columns in order, and the cookie brings them back")
  func choice() {
    let choice = ColumnChoice(
      Fields("show=RunId&place-RunId=3&show=Rank&place-Rank=1&place-WorkflowId=2&show=Paid+at&place-Paid+at=2"), .workflows)
    #expect(choice.names == ["Rank", "Paid at", "RunId"])
    let cookie = choice.setCookie(path: "/")
    #expect(cookie.hasPrefix("temporal-columns=Rank!Paid%20at!RunId;"))
    #expect(choice.columns(of: WorkflowColumns.all(Self.attributes)).map(\.label) == ["Rank", "Paid at", "Run ID"])
  }

  @Test("columns that this namespace has not are left out; without any, the usual ones are shown")
  func missing() {
    #expect(ColumnChoice(names: ["Elsewhere", "RunId"], .workflows).columns(of: WorkflowColumns.system).map(\.name) == ["RunId"])
    #expect(ColumnChoice(names: ["Elsewhere"], .workflows).columns(of: WorkflowColumns.system).map(\.name) == WorkflowColumns.usual)
    #expect(ColumnChoice(names: [], .workflows).names == WorkflowColumns.usual)
  }

  @Test("texts and lists have no order, numbers have")
  func orders() {
    let ordered = WorkflowColumns.all(Self.attributes).filter(\.isOrdered).map(\.name)
    #expect(ordered.contains("Rank") && ordered.contains("Paid at"))
    #expect(!ordered.contains("Words") && !ordered.contains("Tags"))
  }

  @Test("a value narrows the list to itself")
  func narrowing() {
    var info = WorkflowExecutionInfo()
    info.type.name = "order \"x\""
    info.status = .timedOut
    info.searchAttributes.indexedFields["Rank"] = Payload(json: .number("7"))
    let start = "/namespaces/n/workflows?query="
    #expect(Self.cell("WorkflowType", info)?.link?.href == start + "A%20%3D%201%20AND%20WorkflowType%20%3D%20%22order%20%5C%22x%5C%22%22")
    #expect(Self.cell("ExecutionStatus", info)?.link?.href == start + "A%20%3D%201%20AND%20ExecutionStatus%20%3D%20%22TimedOut%22")
    #expect(Self.cell("Rank", info)?.link?.href == start + "A%20%3D%201%20AND%20Rank%20%3D%207")
  }

  @Test("attributes are shown by their type, and those that are not there are empty")
  func attributes() {
    var info = WorkflowExecutionInfo()
    info.searchAttributes.indexedFields["Paid at"] = Payload(json: .string("2026-01-02T03:04:05.5Z"))
    info.searchAttributes.indexedFields["Tags"] = Payload(json: .array([.string("a"), .string("b")]))
    #expect(Self.cell("Paid at", info)?.time?.text == "2026-01-02 03:04:05 UTC")
    #expect(Self.cell("Tags", info)?.text == "a, b")
    let empty = Self.cell("Rank", info)
    #expect(empty?.link == nil && empty?.text == nil && empty?.time == nil)
  }

  @Test("counts", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")])
  func counts(number: Int, text: String) {
    #expect(CountText.text(number) == text)
  }
}
