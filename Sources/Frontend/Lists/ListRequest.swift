import FoundationEssentials
import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import VisibilityQuery

/// One page of a list as a request asks for it, understood.
struct ListRequest: Sendable {
  static let largestPage = 1000

  let query: ListQuery
  let scope: VisibilityScope
  let pageSize: Int
  private var token: ListPageToken

  /// Reads a query and the token of the page before.
  ///
  /// Throws INVALID_ARGUMENT for a query that is none, with its column, and for a token of another list.
  /// - Parameters:
  ///   - subject: What is listed beside what the query says: lists of different subjects do not go on with each other's tokens.
  ///   - division: Whose executions are listed when the query does not name a division; nil: any.
  init(
    _ text: String, subject: String, division: String?, schema: QuerySchema, namespace: Namespace, pageSize: Int32 = 0,
    token: Data = Data(),
    now: WallTime
  ) throws(ServiceError) {
    try self.init(
      subject: "\(subject)\n\(text)", division: division, namespace: namespace, pageSize: pageSize, token: token, now: now
    ) { now throws(QueryError) in
      try ListQuery(text, schema: schema, now: now)
    }
  }

  /// The same of a condition, which no query has written.
  init(
    _ condition: Condition, subject: String, division: String?, namespace: Namespace, pageSize: Int32, token: Data, now: WallTime
  ) throws(ServiceError) {
    try self.init(
      subject: "\(subject)\n\(condition)", division: division, namespace: namespace, pageSize: pageSize, token: token, now: now
    ) { now throws(QueryError) in
      var query = try ListQuery("", schema: namespace.workflowSchema, now: now)
      query.condition = condition
      return query
    }
  }

  private init(
    subject: String, division: String?, namespace: Namespace, pageSize: Int32, token: Data, now: WallTime,
    _ makeQuery: (WallTime) throws(QueryError) -> ListQuery
  ) throws(ServiceError) {
    var fresh = ListPageToken()
    fresh.query = Self.fingerprint("\(namespace.id)\n\(subject)")
    fresh.now = now.nanoseconds
    if token.isEmpty {
      self.token = fresh
    } else {
      guard let known = try? ListPageToken(serializedBytes: token), known.query == fresh.query, known.count >= 0 else {
        throw .invalidArgument("Invalid NextPageToken.")
      }
      self.token = known
    }
    do throws(QueryError) {
      query = try makeQuery(WallTime(nanoseconds: self.token.now))
    } catch {
      throw error.serviceError
    }
    let asksForDivision =
      query.condition.mentions(VisibilityDivision.attribute) || query.groupBy.contains { $0.name == VisibilityDivision.attribute }
    scope = VisibilityScope(
      namespaceID: namespace.id, division: asksForDivision ? nil : division, condition: query.condition.stored)
    self.pageSize = pageSize > 0 ? min(Int(pageSize), Self.largestPage) : Self.largestPage
  }

  /// The page, and the token of the next one; empty at the end.
  func page(of history: HistoryService) async throws(ServiceError) -> (runs: [ListedRun], next: Data) {
    let left = query.limit.map { max(0, $0 - Int(token.count)) } ?? .max
    let wanted = min(pageSize, left)
    // One more, so that the last page knows that it is.
    let found = try await history.list(
      scope, orderBy: query.orderBy.map { ListQuery.Ordering($0.field.stored, isDescending: $0.isDescending) },
      start: start, limit: wanted < left ? wanted + 1 : wanted)
    let runs = Array(found.prefix(wanted))
    guard found.count > wanted, let last = runs.last?.place else { return (runs, Data()) }
    var next = token
    next.count += Int64(runs.count)
    if query.orderBy.isEmpty {
      next.runID = Data(last.runID.bytes)
      next.startTime = last.startTime.nanoseconds
      next.closeTime = last.closeTime == .distantFuture ? 0 : last.closeTime.nanoseconds
    }
    return (runs, (try? next.serializedData()) ?? Data())
  }

  /// How many there are, apart by what the query groups by.
  func count(of history: HistoryService) async throws(ServiceError) -> [VisibilityGroup] {
    let groups = try await history.count(
      scope, by: query.groupBy.map(\.stored), limit: Self.mostGroups + 1)
    guard groups.count <= Self.mostGroups else {
      throw .invalidArgument("invalid query: 'GROUP BY' clause gives more than \(Self.mostGroups) groups")
    }
    return groups
  }

  private static let mostGroups = 1000

  private var start: VisibilityPosition? {
    guard let runID = UniqueID(bytes: token.runID) else { return token.count > 0 ? .skipping(Int(token.count)) : nil }
    return .after(
      VisibilityPlace(
        closeTime: token.closeTime == 0 ? .distantFuture : WallTime(nanoseconds: token.closeTime),
        startTime: WallTime(nanoseconds: token.startTime), runID: runID))
  }

  private static func fingerprint(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
