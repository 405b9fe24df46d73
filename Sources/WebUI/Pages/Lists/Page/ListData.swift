import FoundationEssentials
import GRPCWire
import SwiftProtobuf
import TemporalAPI

/// What the server says for one view of a list.
struct ListData<Row: ListedRow>: Sendable {
  var rows: [Row] = []
  /// Where the next page begins; empty: there is none.
  var nextToken = Data()
  /// By the filter's name of a status; nil: the server did not count.
  var counts: [String: Int]?
  /// How many go wrong, where the list has a query for that; nil: the server did not count.
  var problems: Int?
  var attributes = AttributeTypes(system: [:], custom: [:])
  /// Why there are no rows.
  var refusal: String?
  /// Whether an order was asked for that the server does not offer.
  var isOrderRefused = false
  /// Whether the server has such a list.
  var isOffered = true

  /// A name for what a reader sees of this: it changes when a count or one of the first rows does.
  var fingerprint: String {
    let counts = (counts ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let rows = rows.prefix(newestRows).map { "\($0.target.runID)/\($0.statusNumber)/\($0.searchAttributes.indexedFields.count)" }
    return ContentHash((counts + ["\(problems ?? 0)"] + rows).joined(separator: "\n").utf8).text
  }
}

/// How many rows are watched for news.
let newestRows = 20

extension ListSource {
  /// Asks all at once. Throws `GRPCError` for a failure that is not the query's.
  func read(_ address: ListAddress, _ visit: Visit) async throws -> ListData<Row> {
    async let attributes = AttributeTypes.read(visit, of: place)
    async let counted = counts(address.query, visit)
    var data = try await rows(address, visit)
    data.attributes = await attributes
    let counts = await counted
    data.problems = counts.problems
    data.counts = data.refusal == nil ? counts.statuses : nil
    return data
  }

  /// The rows alone, without the order where the server refuses that.
  func rows(_ address: ListAddress, _ visit: Visit) async throws -> ListData<Row> {
    var data = ListData<Row>()
    do {
      let answer = try await page(address, visit)
      (data.rows, data.nextToken) = (answer.rows, answer.next)
    } catch let error as GRPCError where error.code == .unimplemented {
      data.isOffered = false
    } catch let error as GRPCError where error.code == .invalidArgument {
      if address.order != nil, error.message.uppercased().contains("ORDER BY"), !QueryText.hasClauses(address.query) {
        var unordered = address
        unordered.order = nil
        data = try await rows(unordered, visit)
        data.isOrderRefused = true
      } else {
        data.refusal = error.message
      }
    }
    return data
  }

  /// A page as the server gives it. Throws `GRPCError`.
  func page(_ address: ListAddress, _ visit: Visit, timeout: Duration = .seconds(10)) async throws -> ListAnswer<Row> {
    let query = QueryText.ordered(address.query, by: address.order)
    return try await list(visit, ListQuestion(query: query, size: Int32(address.size), token: address.serverToken, timeout: timeout))
  }

  /// How many there are of each status and how many go wrong, asked at once.
  func counts(_ query: String, _ visit: Visit) async -> (statuses: [String: Int]?, problems: Int?) {
    async let statuses = statusCounts(query, visit)
    async let problems = problemCount(visit)
    return (await statuses, await problems)
  }

  /// How many there are of each status, whatever statuses the query is narrowed to: so one sees where else to look.
  private func statusCounts(_ query: String, _ visit: Visit) async -> [String: Int]? {
    let all = FilterSet(query: query)?.with(statuses: []).query ?? query
    guard let grouped = QueryText.grouped(all, by: "ExecutionStatus") else { return nil }
    return await count(visit, grouped)?.groups
  }

  private func problemCount(_ visit: Visit) async -> Int? {
    guard let query = place.problemsQuery else { return nil }
    return await count(visit, query)?.total
  }
}
