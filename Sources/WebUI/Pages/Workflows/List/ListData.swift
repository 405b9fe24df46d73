import FoundationEssentials
import GRPCWire
import JSONText
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// What the server says for one view of the list.
struct ListData: Sendable {
  var workflows: [WorkflowExecutionInfo] = []
  /// Where the next page begins; empty: there is none.
  var nextToken = Data()
  /// By the filter's name of a status; nil: the server did not count.
  var counts: [String: Int]?
  /// How many workflows have a task that fails again and again; nil: the server did not count.
  var problems: Int?
  var attributes = AttributeTypes(system: [:], custom: [:])
  /// Why there are no rows.
  var refusal: String?
  /// Whether an order was asked for that the server does not offer.
  var isOrderRefused = false

  static let problemsQuery = "TemporalReportedProblems IS NOT NULL"

  /// Asks all at once. Throws `GRPCError` for a failure that is not the query's.
  static func read(_ address: ListAddress, _ visit: Visit) async throws -> ListData {
    async let attributes = AttributeTypes.read(visit)
    async let problems = count(problemsQuery, visit)
    async let counts = statusCounts(address.query, visit)
    var data = try await rows(address, visit)
    data.attributes = await attributes
    data.problems = (await problems).map { Int($0.count) }
    let counted = await counts
    data.counts = data.refusal == nil ? counted : nil
    return data
  }

  /// The rows alone, without the order where the server refuses that.
  static func rows(_ address: ListAddress, _ visit: Visit) async throws -> ListData {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = Int32(address.size)
    request.nextPageToken = address.serverToken
    request.query = QueryText.ordered(address.query, by: address.order)
    var data = ListData()
    do {
      let answer = try await visit.call(WorkflowServiceMethods.listWorkflowExecutions, request)
      (data.workflows, data.nextToken) = (answer.executions, answer.nextPageToken)
    } catch let error as GRPCError where error.code == .invalidArgument {
      if request.query != address.query, error.message.uppercased().contains("ORDER BY") {
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

  /// How many there are of each status, whatever statuses the query is narrowed to: so one sees where else to look.
  static func statusCounts(_ query: String, _ visit: Visit) async -> [String: Int]? {
    let all = FilterSet(query: query)?.with(statuses: []).query ?? query
    guard let grouped = QueryText.grouped(all, by: "ExecutionStatus"), let answer = await count(grouped, visit) else { return nil }
    var counts: [String: Int] = [:]
    for group in answer.groups {
      guard let payload = group.groupValues.first, let name = PayloadView(payload).json.text else { continue }
      counts[name] = Int(group.count)
    }
    return counts
  }

  static func count(_ query: String, _ visit: Visit) async -> CountWorkflowExecutionsResponse? {
    var request = CountWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.query = query
    return await visit.tryCall(WorkflowServiceMethods.countWorkflowExecutions, request)
  }

  /// A name for what a reader sees of this: it changes when a count or one of the first rows does.
  var fingerprint: String {
    let counts = (counts ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let rows = workflows.prefix(Self.newest).map {
      "\($0.execution.runID)/\($0.status.rawValue)/\($0.searchAttributes.indexedFields.count)"
    }
    return ContentHash((counts + ["\(problems ?? 0)"] + rows).joined(separator: "\n").utf8).text
  }

  /// How many rows are watched for news.
  static let newest = 20
}
