import TemporalAPI
import TemporalServices

/// Batch jobs: the list, and one of them, live while it runs.
enum BatchPages {
  private static let one = "/namespaces/{namespace}/batch-operations/{job}"

  static let routes: [Route] = [
    .page("/namespaces/{namespace}/batch-operations", list),
    .page(one, show),
    .page(one + "/live", live),
    .action(one + "/stop", .batch, stop),
  ]

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListBatchOperationsRequest()
    request.namespace = visit.namespace
    request.pageSize = 50
    request.nextPageToken = visit.pageToken
    let answer = try await visit.call(WorkflowServiceMethods.listBatchOperations, request)
    let link = { visit.links.namespace(visit.namespace, "batch-operations", query: $0) }
    let model = BatchListModel(
      rows: answer.operationInfo.map { BatchRow($0, visit: visit) }, paging: Paging(visit, next: answer.nextPageToken, link: link),
      workflows: ListPlace.workflows.href(visit), activities: ListPlace.activities.href(visit))
    return .page(Page(template: "pages/batches", title: "Batch jobs", model: model, place: .batch))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await describe(visit)
    let stream = visit.links.namespace(visit.namespace, "batch-operations", visit["job"], "live", query: [("seen", mark(described))])
    let live = described.state == .running ? stream : nil
    let model = BatchModel(described, visit: visit)
    return .page(Page(template: "pages/batch", title: "Batch job", model: model, place: .batch, live: live))
  }

  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    .watching(from: visit.query["seen"], every: .seconds(1)) {
      let now = try await describe(visit)
      return Watched(mark: mark(now), isLast: now.state != .running)
    }
  }

  private static func mark(_ job: DescribeBatchOperationResponse) -> String {
    "\(job.state.rawValue) \(job.completeOperationCount) \(job.failureOperationCount) \(job.totalOperationCount)"
  }

  @Sendable private static func stop(_ visit: Visit) async throws -> Reply {
    var request = StopBatchOperationRequest()
    request.namespace = visit.namespace
    request.jobID = visit["job"]
    request.reason = visit.form["reason"] ?? "Stopped from the web UI"
    request.identity = UIIdentity.name
    let stop = request
    return try await visit.acting(or: page(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.stopBatchOperation, stop)
      return .redirect(page(visit), Flash("Stopped."))
    }
  }

  private static func describe(_ visit: Visit) async throws -> DescribeBatchOperationResponse {
    var request = DescribeBatchOperationRequest()
    request.namespace = visit.namespace
    request.jobID = visit["job"]
    return try await visit.call(WorkflowServiceMethods.describeBatchOperation, request)
  }

  private static func page(_ visit: Visit) -> String { visit.links.namespace(visit.namespace, "batch-operations", visit["job"]) }
}

/// What the list's template shows.
struct BatchListModel: Sendable {
  let rows: [BatchRow]
  let paging: Paging
  /// Where batch jobs are begun.
  let workflows: String
  let activities: String
}

/// A line of the list.
struct BatchRow: Sendable {
  let id: String
  let href: String
  let operation: String
  let status: StatusView
  let start: TimeView?
  let close: TimeView?
  let took: String?

  init(_ info: BatchOperationInfo, visit: Visit) {
    id = info.jobID
    href = visit.links.namespace(visit.namespace, "batch-operations", info.jobID)
    operation = BatchText.words(info.operationType)
    status = StatusView(info.state)
    start = TimeView(info.startTime)
    close = TimeView(info.closeTime)
    took = DurationText.text(from: info.startTime, to: info.closeTime)
  }
}
