import TemporalAPI
import TemporalServices

/// The list of activities.
enum ActivityListPage {
  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    var request = ListActivityExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    request.nextPageToken = visit.pageToken
    request.query = visit.query["query"] ?? ""
    let list = try await visit.list(WorkflowServiceMethods.listActivityExecutions, request)
    let statuses = list.isOffered ? await statuses(visit) : StatusFilters()
    let model = ActivityListModel(list, query: request.query, statuses: statuses, visit: visit)
    return .page(Page(template: "pages/activities", title: "Activities", model: model, place: .activities, status: list.status))
  }

  private static func statuses(_ visit: Visit) async -> StatusFilters {
    var request = CountActivityExecutionsRequest()
    request.namespace = visit.namespace
    request.query = "GROUP BY ExecutionStatus"
    let answer = await visit.tryCall(WorkflowServiceMethods.countActivityExecutions, request)
    return StatusFilters((answer?.groups ?? []).map { ($0.groupValues, $0.count) })
  }
}

/// What the list's template shows.
struct ActivityListModel: Sendable {
  let query: String
  let problem: String?
  let isOffered: Bool
  let filters: [ListFilter]
  let rows: [ActivityRow]
  let paging: Paging
  let action: String
  /// Nil where none is started from here.
  let start: String?
  let isFiltered: Bool

  private static let statuses = ["Running", "Paused", "Completed", "Failed", "Canceled", "Terminated", "TimedOut"]

  init(_ list: Listing<ListActivityExecutionsResponse>, query: String, statuses: StatusFilters, visit: Visit) {
    self.query = query
    problem = list.problem
    isOffered = list.isOffered
    isFiltered = !query.isEmpty
    action = visit.links.namespace(visit.namespace, "activities")
    let link = { visit.links.namespace(visit.namespace, "activities", query: $0) }
    filters = statuses.lines(Self.statuses, query: query, link: link)
    rows = list.answer.executions.map { ActivityRow($0, visit: visit) }
    paging = Paging(visit, next: list.answer.nextPageToken, link: link)
    start = isOffered && visit.allows(.startWorkflow) ? visit.links.namespace(visit.namespace, "activities", "start") : nil
  }
}

/// A line of the list.
struct ActivityRow: Sendable {
  let href: String
  let id: String
  let status: StatusView
  let type: String
  let queue: String
  let queueHref: String
  let scheduled: TimeView?
  let closed: TimeView?
  let took: String?

  init(_ info: ActivityExecutionListInfo, visit: Visit) {
    id = info.activityID
    href = visit.links.namespace(visit.namespace, "activities", info.activityID, info.runID)
    status = StatusView(info.status)
    type = info.activityType.name
    queue = info.taskQueue
    queueHref = visit.links.namespace(visit.namespace, "task-queues", info.taskQueue)
    scheduled = TimeView(info.scheduleTime)
    closed = TimeView(info.closeTime)
    took = DurationText.text(from: info.scheduleTime, to: info.closeTime)
  }
}
