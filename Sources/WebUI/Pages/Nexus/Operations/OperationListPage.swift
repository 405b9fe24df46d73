import TemporalAPI
import TemporalServices

/// The list of Nexus operations that run without a workflow.
enum OperationListPage {
  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    var request = ListNexusOperationExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    request.nextPageToken = visit.pageToken
    request.query = visit.query["query"] ?? ""
    let list = try await visit.list(WorkflowServiceMethods.listNexusOperationExecutions, request)
    let statuses = list.isOffered ? await statuses(visit) : StatusFilters()
    let model = OperationListModel(list, query: request.query, statuses: statuses, visit: visit)
    return .page(
      Page(template: "pages/nexus-operations", title: "Nexus operations", model: model, place: .nexusOperations, status: list.status))
  }

  private static func statuses(_ visit: Visit) async -> StatusFilters {
    var request = CountNexusOperationExecutionsRequest()
    request.namespace = visit.namespace
    request.query = "GROUP BY ExecutionStatus"
    let answer = await visit.tryCall(WorkflowServiceMethods.countNexusOperationExecutions, request)
    return StatusFilters((answer?.groups ?? []).map { ($0.groupValues, $0.count) })
  }
}

/// What the list's template shows.
struct OperationListModel: Sendable {
  let query: String
  let problem: String?
  let isOffered: Bool
  let filters: [ListFilter]
  let rows: [OperationRow]
  let paging: Paging
  let action: String
  /// Nil where none is started from here.
  let start: String?
  let isFiltered: Bool

  private static let statuses = ["Running", "Completed", "Failed", "Canceled", "Terminated", "TimedOut"]

  init(_ list: Listing<ListNexusOperationExecutionsResponse>, query: String, statuses: StatusFilters, visit: Visit) {
    self.query = query
    problem = list.problem
    isOffered = list.isOffered
    isFiltered = !query.isEmpty
    action = visit.links.namespace(visit.namespace, "nexus-operations")
    let link = { visit.links.namespace(visit.namespace, "nexus-operations", query: $0) }
    filters = statuses.lines(Self.statuses, query: query, link: link)
    rows = list.answer.operations.map { OperationRow($0, visit: visit) }
    paging = Paging(visit, next: list.answer.nextPageToken, link: link)
    let form = visit.links.namespace(visit.namespace, "nexus-operations", "start")
    start = isOffered && visit.allows(.startWorkflow) ? form : nil
  }
}

/// A line of the list.
struct OperationRow: Sendable {
  let href: String
  let id: String
  let status: StatusView
  let endpoint: String
  let name: String
  let scheduled: TimeView?
  let closed: TimeView?
  let took: String?

  init(_ info: NexusOperationExecutionListInfo, visit: Visit) {
    id = info.operationID
    href = visit.links.namespace(visit.namespace, "nexus-operations", info.operationID, info.runID)
    status = StatusView(info.status)
    endpoint = info.endpoint
    name = "\(info.service).\(info.operation)"
    scheduled = TimeView(info.scheduleTime)
    closed = TimeView(info.closeTime)
    took = DurationText.text(from: info.scheduleTime, to: info.closeTime)
  }
}
