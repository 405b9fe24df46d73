import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import VisibilityQuery

/// What lists of schedules are filtered by: ScheduleId, StartTime, TemporalSchedulePaused, and the namespace's search attributes.
struct ScheduleFilter: Sendable {
  /// Schedules have none, and the original says so.
  private static let status = "ExecutionStatus"

  private let condition: Condition

  /// Reads a query; blank: everything matches. Throws INVALID_ARGUMENT for what is no query, or asks for what schedules do not have.
  init(_ text: String, in namespace: Namespace, now: WallTime) throws(ServiceError) {
    let query: ListQuery
    do throws(QueryError) {
      query = try ListQuery(text, schema: QuerySchema(Self.fields(of: namespace)), now: now)
    } catch {
      throw error.serviceError
    }
    if query.condition.mentions(Self.status) {
      throw .invalidArgument("invalid query filter for schedules: cannot filter on \"\(Self.status)\"")
    }
    guard query.groupBy.isEmpty, query.orderBy.isEmpty, query.limit == nil else {
      throw .invalidArgument("invalid query: operation is not supported: schedules are listed and counted as they are, newest first")
    }
    condition = query.condition
  }

  /// Whether the schedule satisfies the query.
  func matches(_ schedule: ListedSchedule) -> Bool {
    condition.isMet { field in
      switch field.name {
      case "ScheduleId": [.text(schedule.scheduleID)]
      case "StartTime": [.integer(schedule.createTime.nanoseconds)]
      case "TemporalSchedulePaused": [.integer(schedule.isPaused ? 1 : 0)]
      default: schedule.searchAttributes.indexedFields[field.name]?.values(of: field.kind) ?? []
      }
    }
  }

  private static func fields(of namespace: Namespace) -> [QueryField] {
    let own = [QueryField("ScheduleId", .keyword), QueryField("StartTime", .datetime), QueryField(status, .keyword)]
    return own + namespace.settableSearchAttributes.compactMap { name, type in QueryField.Kind(type).map { QueryField(name, $0) } }
  }
}

extension Payload {
  /// A search attribute's values as queries compare them.
  fileprivate func values(of kind: QueryField.Kind) -> [QueryValue] {
    let json = String(decoding: data, as: UTF8.self)
    // The text decides: as a Double, 2⁵³ + 1 would be another number.
    if kind == .int { return Int64(json).map { [.integer($0)] } ?? [] }
    guard let value = try? Google_Protobuf_Value(jsonString: json) else { return [] }
    switch (kind, value.kind) {
    case (.keywordList, .listValue(let list)): return list.values.map { .text($0.stringValue) }
    case (.text, .stringValue(let text)): return TextWords.words(of: text).map(QueryValue.text)
    case (.datetime, .stringValue):
      return (try? Google_Protobuf_Timestamp(jsonString: json)).map { [.integer(WallTime($0).nanoseconds)] } ?? []
    case (_, .stringValue(let text)): return [.text(text)]
    case (_, .numberValue(let number)): return [.real(number)]
    case (_, .boolValue(let truth)): return [.integer(truth ? 1 : 0)]
    default: return []
    }
  }
}
