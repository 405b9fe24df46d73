import FoundationEssentials
import TemporalAPI
import TemporalServices

/// The list of schedules.
enum ScheduleListPage {
  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    var request = ListSchedulesRequest()
    request.namespace = visit.namespace
    request.maximumPageSize = 50
    request.nextPageToken = visit.pageToken
    request.query = visit.query["query"] ?? ""
    let list = try await visit.list(WorkflowServiceMethods.listSchedules, request)
    var counting = CountSchedulesRequest()
    counting.namespace = visit.namespace
    counting.query = request.query
    let count = list.problem == nil ? await visit.tryCall(WorkflowServiceMethods.countSchedules, counting)?.count : nil
    let model = ScheduleListModel(list, query: request.query, count: count, visit: visit)
    return .page(Page(template: "pages/schedules", title: "Schedules", model: model, place: .schedules, status: list.status))
  }
}

/// What the list's template shows.
struct ScheduleListModel: Sendable {
  let query: String
  let problem: String?
  let isOffered: Bool
  let count: Int64?
  let views: [ListView]
  let viewsKey: String
  let rows: [ScheduleRow]
  let paging: Paging
  /// Nil where schedules are not made from here.
  let create: String?
  let action: String
  let isFiltered: Bool

  init(_ list: Listing<ListSchedulesResponse>, query: String, count: Int64?, visit: Visit) {
    self.query = query
    problem = list.problem
    isOffered = list.isOffered
    self.count = count
    isFiltered = !query.isEmpty
    action = visit.links.namespace(visit.namespace, "schedules")
    let link = { visit.links.namespace(visit.namespace, "schedules", query: $0) }
    views = ListView.all(ListAddress(query: query, in: .schedules), now: Date(), visit: visit)
    viewsKey = ListPlace.schedules.viewsKey(visit)
    rows = list.answer.schedules.map { ScheduleRow($0, visit: visit) }
    paging = Paging(visit, next: list.answer.nextPageToken, link: link)
    create = list.isOffered && visit.allows(.schedules) ? visit.links.namespace(visit.namespace, "schedules", "create") : nil
  }
}

extension ListPlace {
  static let schedules = ListPlace(
    segment: "schedules", tools: "schedule-list", title: "Schedules", one: "schedule", many: "schedules", place: .schedules,
    views: [
      ListViewKind("All", ""), ListViewKind("Running", "TemporalSchedulePaused = false"),
      ListViewKind("Paused", "TemporalSchedulePaused = true"),
    ], savedViews: "temporal-views-schedules")
}

/// A line of the list.
struct ScheduleRow: Sendable {
  let id: String
  let href: String
  let status: StatusView
  let type: String
  let note: String?
  let spec: String
  let recent: [ScheduledRunView]
  let upcoming: [TimeView]

  init(_ entry: ScheduleListEntry, visit: Visit) {
    id = entry.scheduleID
    href = visit.links.namespace(visit.namespace, "schedules", entry.scheduleID)
    status = StatusView(.running, isPaused: entry.info.paused)
    type = entry.info.workflowType.name
    note = entry.info.notes.isEmpty ? nil : entry.info.notes
    spec = SpecText(entry.info.spec).short
    recent = entry.info.recentActions.suffix(3).reversed().map { ScheduledRunView($0, statuses: [:], visit: visit) }
    upcoming = entry.info.paused ? [] : entry.info.futureActionTimes.prefix(2).compactMap { TimeView($0) }
  }
}
