import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import VisibilityQuery

/// Lists from before there were queries: open or closed workflows within a stretch of time, with one filter at most.
struct LegacyListHandlers: Sendable {
  let history: HistoryService

  func open(
    _ request: ListOpenWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListOpenWorkflowExecutionsResponse {
    var conditions = [Self.status(.running)]
    conditions += try times("StartTime", request.hasStartTimeFilter ? request.startTimeFilter : nil)
    switch request.filters {
    case .executionFilter(let filter): conditions.append(Self.keyword("WorkflowId", filter.workflowID))
    case .typeFilter(let filter): conditions.append(Self.keyword("WorkflowType", filter.name))
    case nil: break
    }
    let (page, next) = try await page(
      conditions, subject: "open", pageSize: request.maximumPageSize, token: request.nextPageToken, call.namespace)
    var response = ListOpenWorkflowExecutionsResponse()
    response.executions = page
    response.nextPageToken = next
    return response
  }

  func closed(
    _ request: ListClosedWorkflowExecutionsRequest, _ call: Call
  ) async throws(ServiceError) -> ListClosedWorkflowExecutionsResponse {
    var conditions = [Self.status(.running, isNegated: true)]
    conditions += try times("CloseTime", request.hasStartTimeFilter ? request.startTimeFilter : nil)
    switch request.filters {
    case .executionFilter(let filter): conditions.append(Self.keyword("WorkflowId", filter.workflowID))
    case .typeFilter(let filter): conditions.append(Self.keyword("WorkflowType", filter.name))
    case .statusFilter(let filter):
      guard ![.unspecified, .running].contains(filter.status) else {
        throw .invalidArgument("StatusFilter must be specified and must be not Running.")
      }
      conditions.append(Self.status(filter.status))
    case nil: break
    }
    let (page, next) = try await page(
      conditions, subject: "closed", pageSize: request.maximumPageSize, token: request.nextPageToken, call.namespace)
    var response = ListClosedWorkflowExecutionsResponse()
    response.executions = page
    response.nextPageToken = next
    return response
  }

  private func times(_ attribute: String, _ filter: StartTimeFilter?) throws(ServiceError) -> [Condition] {
    guard let filter else { return [] }
    let earliest = filter.hasEarliestTime ? WallTime(filter.earliestTime).nanoseconds : 0
    let latest = filter.hasLatestTime ? WallTime(filter.latestTime).nanoseconds : Int64.max
    guard earliest <= latest else {
      throw .invalidArgument("EarliestTime in StartTimeFilter should not be larger than LatestTime.")
    }
    return [.predicate(Predicate(QueryField(attribute, .datetime), .between(.integer(earliest), .integer(latest))))]
  }

  private static func keyword(_ attribute: String, _ value: String) -> Condition {
    .predicate(Predicate(QueryField(attribute, .keyword), .compare(.equal, .text(value))))
  }

  private static func status(_ status: WorkflowExecutionStatus, isNegated: Bool = false) -> Condition {
    let field = QueryField("ExecutionStatus", .status(QueryField.workflowStatuses))
    return .predicate(Predicate(field, .compare(.equal, .integer(Int64(status.rawValue))), isNegated: isNegated))
  }

  private func page(
    _ conditions: [Condition], subject: String, pageSize: Int32, token: Data, _ namespace: Namespace
  ) async throws(ServiceError) -> ([WorkflowExecutionInfo], Data) {
    let list = try ListRequest(
      .all(conditions), subject: subject, division: VisibilityDivision.workflows, namespace: namespace, pageSize: pageSize, token: token,
      now: history.now())
    let (runs, next) = try await list.page(of: history)
    return (runs.map { $0.workflow(types: namespace.settableSearchAttributes) }, next)
  }
}
