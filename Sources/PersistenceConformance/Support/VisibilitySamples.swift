import Model
import Persistence
import VisibilityQuery

extension ItemID {
  /// The item that lists bring along here.
  static let details = ItemID(kind: 5, reference: 0)
}

extension VisibilityRecord {
  /// A running order.
  static func sample(
    division: String = "", start: Int64 = 0, close: Int64? = nil, attributes: [String: AttributeValue] = [:]
  ) -> VisibilityRecord {
    VisibilityRecord(
      division: division, typeName: "Order", taskQueue: "orders", status: close == nil ? 1 : 2, startTime: WallTime(nanoseconds: start),
      executionTime: WallTime(nanoseconds: start), closeTime: close.map { WallTime(nanoseconds: $0) }, attributes: attributes)
  }
}

extension ExecutionWrite {
  /// A new run that is listed.
  static func start(_ number: UInt64, at time: Int64 = 0, in namespace: UniqueID = space) -> ExecutionWrite {
    ExecutionWrite(run(number, in: namespace), at: 0).showing(.sample(start: time))
  }

  static func close(_ number: UInt64, at time: Int64, start: Int64 = 0, version: Int64 = 1) -> ExecutionWrite {
    ExecutionWrite(run(number), at: version).with {
      $0.visibility = VisibilityChange(record: .sample(start: start, close: time), parts: .standing, attributes: [:])
    }
  }

  /// The write with everything that lists find the run by.
  func showing(_ record: VisibilityRecord) -> ExecutionWrite {
    with { $0.visibility = VisibilityChange(record: record, parts: .all, attributes: record.attributes) }
  }
}

/// The attributes of the checks' executions.
let sampleSchema = QuerySchema(
  QueryField.workflowFields + [
    QueryField("Color", .keyword), QueryField("Amount", .int), QueryField("Weight", .double), QueryField("IsPaid", .bool),
    QueryField("Due", .datetime), QueryField("Tags", .keywordList), QueryField("Note", .text),
  ])

extension ListedExecution {
  /// The number that the run's id was made from.
  var number: UInt64 { key.runID.low & 0xFFFF_FFFF }
}

extension Store {
  func page(start: VisibilityPosition? = nil, limit: Int) async throws(StoreError) -> [ListedExecution] {
    try await list(
      VisibilityListing(scope: VisibilityScope(namespaceID: space, division: ""), start: start, limit: limit, item: .details))
  }

  /// The numbers of the runs that a query lists.
  func runs(_ query: String = "", division: String? = "") async throws -> [UInt64] {
    let query = try ListQuery(query, schema: sampleSchema, now: WallTime(nanoseconds: 0))
    let scope = VisibilityScope(namespaceID: space, division: division, condition: query.condition)
    return try await list(VisibilityListing(scope: scope, orderBy: query.orderBy, limit: query.limit ?? 1_000, item: .details)).map(
      \.number)
  }

  /// The groups that a query counts, smallest values first.
  func groups(_ query: String) async throws -> [VisibilityGroup] {
    let query = try ListQuery(query, schema: sampleSchema, now: WallTime(nanoseconds: 0))
    let scope = VisibilityScope(namespaceID: space, division: "", condition: query.condition)
    return try await count(scope, by: query.groupBy, limit: 1_000).sorted { "\($0.values)" < "\($1.values)" }
  }
}
