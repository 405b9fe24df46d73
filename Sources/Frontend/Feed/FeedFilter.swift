import HistoryEngine
import HistoryService
import Model
import Persistence
import VisibilityQuery

/// Which events of a feed somebody wants, in the grammar of lists.
struct FeedFilter: Sendable {
  private let condition: Condition
  /// Nil: whatever their division.
  private let division: String?

  /// Throws INVALID_ARGUMENT for what is no filter, with its column.
  /// - Parameter now: What `now()` is for as long as the feed is followed.
  init(_ text: String, in namespace: Namespace, now: WallTime) throws(ServiceError) {
    let query: ListQuery
    do throws(QueryError) {
      query = try ListQuery(text, schema: namespace.workflowSchema, now: now)
    } catch {
      throw error.serviceError
    }
    for (clause, isThere) in [
      ("ORDER BY", !query.orderBy.isEmpty), ("GROUP BY", !query.groupBy.isEmpty), ("LIMIT", query.limit != nil),
    ] where isThere {
      throw .invalidArgument("invalid query: '\(clause)' clause is not supported for an event feed: events come as they happen")
    }
    condition = query.condition.stored
    division = query.condition.mentions(VisibilityDivision.attribute) ? nil : VisibilityDivision.workflows
  }

  func admits(_ event: FeedEvent) -> Bool {
    let execution = event.execution
    return (division.map { execution.record.division == $0 } ?? true) && condition.isMet(by: execution.values)
  }
}
