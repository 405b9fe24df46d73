import HistoryRecords
import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

@testable import Frontend

@Suite("Event feed")
struct EventFeedTests {
  private let namespace: Namespace

  init() throws { namespace = try .named("default", searchAttributes: ["Color": .keyword]) }

  @Test("a cursor is read back as it was given", arguments: [0, 1, 42, Int64.max])
  func cursors(number: Int64) throws {
    let cursor = FeedCursor(number, of: namespace.id)
    #expect(cursor.description == "00000001-\(number)")
    #expect(try FeedCursor(cursor.description, of: namespace) == cursor)
  }

  @Test(
    "what is no cursor of the feed is refused",
    arguments: ["7", "x", "-", "00000001-", "00000001--1", "00000001-1x", "1-1", "00000002-1", "00000001-99999999999999999999"])
  func noCursors(text: String) {
    let error = refusal { _ = try FeedCursor(text, of: namespace) }
    #expect(error?.code == .invalidArgument && error?.message.contains("Invalid cursor \"\(text)\"") == true)
  }

  @Test("a filter is one of lists, without what only lists have")
  func filters() {
    func problem(_ query: String) -> String? { refusal { _ = try FeedFilter(query, in: namespace, now: .epoch) }?.message }
    #expect(problem("") == nil && problem("Color = 'red' AND ExecutionStatus != 'Running'") == nil)
    #expect(problem("Colour = 'red'")?.contains("did you mean Color?") == true)
    for clause in ["ORDER BY StartTime", "GROUP BY ExecutionStatus", "LIMIT 3"] {
      #expect(problem(clause)?.contains("'\(clause.split(separator: " ").dropLast().joined(separator: " "))' clause") == true, "\(clause)")
    }
  }

  @Test(
    "a filter is put to the workflow as it was",
    arguments: [
      ("", true), ("Color = 'red'", true), ("Color = 'blue'", false), ("WorkflowType = 'Order' AND CloseTime IS NULL", true),
      ("TemporalNamespaceDivision = 'mine'", false),
    ])
  func conditions(query: String, isWanted: Bool) throws {
    let record = VisibilityRecord(
      typeName: "Order", taskQueue: "q", status: 1, startTime: .epoch, executionTime: .epoch, attributes: ["Color": .keyword("red")])
    let key = ExecutionKey(namespaceID: namespace.id, workflowID: "w", runID: UniqueID(high: 1, low: 1))
    let event = FeedEvent(
      number: 1, time: .epoch, record: FeedEventRecord(), execution: VisibleExecution(key: key, record: record, size: ExecutionSize()))
    #expect(try FeedFilter(query, in: namespace, now: .epoch).admits(event) == isWanted)
  }
}
