import TemporalAPI
import TemporalServices

/// Workflows whose retention is over, where their namespace archives them.
enum ArchivePages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/archival", list),
    .page("/namespaces/{namespace}/archival/{workflow}/{run}", ArchivedRun.page),
  ]

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    let config = try await NamespacePages.describe(visit).config
    let editHref = visit.allows(.namespaces) ? visit.links.namespace(visit.namespace, "settings", "edit") : nil
    guard config.visibilityArchivalState == .enabled else {
      let keepsHistories = config.historyArchivalState == .enabled
      return page(Model(isOff: true, keepsHistories: keepsHistories, editHref: editHref, action: here(visit)))
    }
    var request = ListArchivedWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    request.query = visit.query["query"] ?? ""
    request.nextPageToken = PageToken.data(visit.query["page"])
    let list = try await visit.list(WorkflowServiceMethods.listArchivedWorkflowExecutions, request)
    guard list.isOffered else { return page(Model(isOff: true, action: here(visit))) }
    let next = PageToken.text(list.answer.nextPageToken).map { visit.query.with("page", $0) }
    return page(
      Model(
        query: request.query, failure: list.problem, rows: list.answer.executions.map { ArchivedRow($0, visit: visit) },
        nextHref: next.map { visit.links.namespace(visit.namespace, "archival", query: $0) }, action: here(visit)),
      status: list.status)
  }

  private static func here(_ visit: Visit) -> String { visit.links.namespace(visit.namespace, "archival") }

  private static func page(_ model: Model, status: Int = 200) -> Reply {
    .page(Page(template: "pages/archive", title: "Archive", model: model, place: .archive, status: status))
  }

  private struct Model: Sendable {
    /// The namespace keeps no list of its archive.
    var isOff = false
    /// It archives histories all the same.
    var keepsHistories = false
    var editHref: String?
    var query = ""
    var failure: String?
    var rows: [ArchivedRow] = []
    var nextHref: String?
    let action: String
  }
}

/// A line of the list.
struct ArchivedRow: Sendable {
  let href: String
  let id: String
  let runID: String
  let type: String
  let status: StatusView
  let start: TimeView?
  let close: TimeView?

  init(_ info: WorkflowExecutionInfo, visit: Visit) {
    id = info.execution.workflowID
    runID = info.execution.runID
    href = visit.links.namespace(visit.namespace, "archival", id, runID)
    type = info.type.name
    status = StatusView(info.status)
    start = TimeView(info.startTime)
    close = TimeView(info.closeTime)
  }
}
