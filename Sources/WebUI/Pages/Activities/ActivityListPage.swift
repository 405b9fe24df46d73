import JSONText
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
    let counts = list.isOffered ? await counts(visit) : [:]
    let model = ActivityListModel(list, query: request.query, counts: counts, visit: visit)
    return .page(Page(template: "pages/activities", title: "Activities", model: model, place: .activities, status: list.status))
  }

  /// How many there are in each status; empty where the server does not say.
  private static func counts(_ visit: Visit) async -> [String: Int64] {
    var request = CountActivityExecutionsRequest()
    request.namespace = visit.namespace
    request.query = "GROUP BY ExecutionStatus"
    let answer = await visit.tryCall(WorkflowServiceMethods.countActivityExecutions, request)
    let groups = (answer?.groups ?? []).compactMap { group in
      group.groupValues.first.map { (PayloadView($0).json.text ?? "", group.count) }
    }
    return Dictionary(groups, uniquingKeysWith: +)
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

  init(
    _ list: Listing<ListActivityExecutionsResponse>, query: String, counts: [String: Int64], visit: Visit
  ) {
    self.query = query
    problem = list.problem
    isOffered = list.isOffered
    isFiltered = !query.isEmpty
    action = visit.links.namespace(visit.namespace, "activities")
    let link = { visit.links.namespace(visit.namespace, "activities", query: $0) }
    let all = ListFilter(label: "All", count: counts.isEmpty ? nil : counts.values.reduce(0, +), href: link([]), isCurrent: query.isEmpty)
    filters =
      [all]
      + Self.statuses.compactMap { status in
        let filter = "ExecutionStatus = '\(status)'"
        guard counts[status] != nil || query == filter else { return nil }
        let label = status == "TimedOut" ? "Timed out" : status
        return ListFilter(label: label, count: counts[status] ?? 0, href: link([("query", filter)]), isCurrent: query == filter)
      }
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
