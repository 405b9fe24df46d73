import Model
import Persistence
import SQLiteDriver
import Testing
import VisibilityQuery

/// Every value of a filter is bound to the statement, so that the largest filter is the statement of the most values.
@Suite("The largest filters", .timeLimit(.minutes(1)))
struct LargestFilterTests {
  private static let words = (0..<50).map { "w\($0)" }.joined(separator: " ")

  private static func list(_ field: String, _ values: Range<Int>) -> String {
    "\(field) IN (" + values.map { "'v\($0)'" }.joined(separator: ", ") + ")"
  }

  private static let filters = [
    list("CKey", 0..<5_000), list("CList", 0..<5_000), "NOT (" + list("CKey", 5_000..<10_000) + ")",
    list("WorkflowId", 0..<4_501) + String(repeating: " OR CText = '\(words)'", count: 499),
  ]

  private static func query(_ text: String) throws(QueryError) -> ListQuery {
    try ListQuery(text, schema: .random, now: WallTime(nanoseconds: 0))
  }

  /// A store with one execution, which has the last of five thousand values.
  private func filled() async throws -> any Store {
    let store = try SQLiteStore.open(path: nil)
    var write = ExecutionWrite(run(1), at: 0)
    let record = VisibilityRecord(
      typeName: "T", taskQueue: "q", status: 1, startTime: WallTime(nanoseconds: 0), executionTime: WallTime(nanoseconds: 0),
      attributes: ["CKey": .keyword("v4999"), "CList": .keywordList(["v4999"]), "CText": .text(Self.words)])
    write.visibility = VisibilityChange(record: record, parts: .all, attributes: record.attributes)
    try await store.commit(try await store.fence(run(1)), write)
    return store
  }

  @Test("are answered, whatever their values are", arguments: Self.filters)
  func accepted(text: String) async throws {
    let store = try await filled()
    let query = try Self.query(text)
    let scope = VisibilityScope(namespaceID: run(1).namespaceID, division: "", condition: query.condition)
    let listing = VisibilityListing(scope: scope, limit: 10, item: ItemID(kind: 1, reference: 0))
    #expect(try await store.list(listing).map(\.key) == [run(1)])
    #expect(try await store.count(scope, by: [], limit: 10) == [VisibilityGroup(values: [], count: 1)])
    await store.close()
  }

  @Test("end at five thousand values, and one more is refused with its place")
  func refused() {
    let error = #expect(throws: QueryError.self) { try Self.query(Self.list("CKey", 0..<5_001)) }
    #expect(error?.problem == "too many values" && error?.expected == "at most 5000")
  }
}
