import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Workers that send heartbeats: the list, and one of them.
enum WorkerPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workers", list),
    .page("/namespaces/{namespace}/workers/{worker}", show),
    .page("/namespaces/{namespace}/workers/{worker}/live", live),
  ]

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListWorkersRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    request.nextPageToken = visit.pageToken
    request.query = visit.query["query"] ?? ""
    let found = try await visit.list(WorkflowServiceMethods.listWorkers, request)
    let model = WorkerListModel(found, query: request.query, visit: visit)
    return .page(Page(template: "pages/workers", title: "Workers", model: model, place: .workers, status: found.status))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let heartbeat = try await describe(visit)
    let model = WorkerModel(heartbeat, visit: visit)
    let live = visit.links.namespace(visit.namespace, "workers", visit["worker"], "live", query: [("seen", mark(heartbeat))])
    return .page(Page(template: "pages/worker", title: model.identity, model: model, place: .workers, live: live))
  }

  /// Says `changed` with every heartbeat.
  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    .watching(from: visit.query["seen"], every: .seconds(5)) { Watched(mark: mark(try await describe(visit))) }
  }

  private static func mark(_ heartbeat: WorkerHeartbeat) -> String { "\(heartbeat.heartbeatTime.seconds) \(heartbeat.status.rawValue)" }

  private static func describe(_ visit: Visit) async throws -> WorkerHeartbeat {
    var request = DescribeWorkerRequest()
    request.namespace = visit.namespace
    request.workerInstanceKey = visit["worker"]
    return try await visit.call(WorkflowServiceMethods.describeWorker, request).workerInfo.workerHeartbeat
  }
}

/// What the list's template shows.
struct WorkerListModel: Sendable {
  let query: String
  let problem: String?
  let isOffered: Bool
  let rows: [WorkerRow]
  let filters: [ListFilter]
  let paging: Paging
  let action: String
  let isFiltered: Bool

  init(_ list: Listing<ListWorkersResponse>, query: String, visit: Visit) {
    self.query = query
    problem = list.problem
    isOffered = list.isOffered
    isFiltered = !query.isEmpty
    action = visit.links.namespace(visit.namespace, "workers")
    let link = { visit.links.namespace(visit.namespace, "workers", query: $0) }
    // Servers before the list of its own answer with whole heartbeats.
    let answer = list.answer
    let workers = answer.workers.isEmpty ? answer.workersInfo.map { WorkerListInfo($0.workerHeartbeat) } : answer.workers
    rows = workers.map { WorkerRow($0, visit: visit) }
    let choices = [("All", ""), ("Running", "WorkerStatus = 'Running'"), ("Shut down", "WorkerStatus = 'Shutdown'")]
    filters = choices.map {
      ListFilter(label: $0.0, href: link($0.1.isEmpty ? [] : [("query", $0.1)]), isCurrent: $0.1 == query)
    }
    paging = Paging(visit, next: answer.nextPageToken, link: link)
  }
}

extension WorkerListInfo {
  fileprivate init(_ heartbeat: WorkerHeartbeat) {
    self.init()
    workerInstanceKey = heartbeat.workerInstanceKey
    workerIdentity = heartbeat.workerIdentity
    taskQueue = heartbeat.taskQueue
    deploymentVersion = heartbeat.deploymentVersion
    sdkName = heartbeat.sdkName
    sdkVersion = heartbeat.sdkVersion
    status = heartbeat.status
    startTime = heartbeat.startTime
    hostName = heartbeat.hostInfo.hostName
    processID = heartbeat.hostInfo.processID
  }
}

/// A line of the list.
struct WorkerRow: Sendable {
  let href: String
  let identity: String
  let status: StatusView
  let queue: String
  let queueHref: String
  let host: String
  let sdk: String
  let version: String?
  let start: TimeView?

  init(_ worker: WorkerListInfo, visit: Visit) {
    href = visit.links.namespace(visit.namespace, "workers", worker.workerInstanceKey)
    identity = worker.workerIdentity.isEmpty ? worker.workerInstanceKey : worker.workerIdentity
    status = StatusView(worker.status)
    queue = worker.taskQueue
    queueHref = visit.links.namespace(visit.namespace, "task-queues", worker.taskQueue)
    host = worker.hostName
    sdk = [worker.sdkName, worker.sdkVersion].filter { !$0.isEmpty }.joined(separator: " ")
    version = VersionText.text(worker.deploymentVersion)
    start = TimeView(worker.startTime)
  }
}
