import Foundation
import TemporalAPI
import TemporalServices

/// Who works on a workflow's task queue.
enum WorkersTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/workers") { visit in
      let described = try await WorkflowPages.describe(visit)
      let queue = described.workflowExecutionInfo.taskQueue
      async let polling = QueuePolling.load(visit, queue)
      async let said = heartbeats(visit, queue)
      let model = Model(
        head: WorkflowHead(described, tab: .workers, visit: visit), described, polling: await polling, heartbeats: await said, visit)
      return .page(Page(template: "pages/workflow-workers", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let queue: String
    let queueHref: String
    /// Said where nobody takes the workflow's tasks.
    let complaint: Telling?
    let backlog: [Fact]
    let workers: [WorkerLine]
    /// Whether the server keeps what workers say of themselves.
    let hasHeartbeats: Bool

    init(
      head: WorkflowHead, _ described: DescribeWorkflowExecutionResponse, polling: QueuePolling, heartbeats: [WorkerListInfo]?,
      _ visit: Visit
    ) {
      let info = described.workflowExecutionInfo
      self.head = head
      queue = info.taskQueue
      queueHref = visit.links.namespace(visit.namespace, "task-queues", info.taskQueue)
      let evidence = StuckEvidence(described: described, tail: [], tailIsWhole: false, pollers: polling.pollers, now: Date())
      let isOpen = info.status.isOpen
      let version = evidence.pinnedVersion
      complaint =
        isOpen ? evidence.verdict(evidence.workflowQueue, version: version).complaint(evidence.workflowQueue, version: version) : nil
      backlog = polling.backlog
      workers = WorkerLine.merge(polling.pollers, heartbeats ?? [])
      hasHeartbeats = heartbeats != nil
    }
  }

  /// What workers of the queue say of themselves; nil where the server does not keep it.
  private static func heartbeats(_ visit: Visit, _ queue: String) async -> [WorkerListInfo]? {
    var request = ListWorkersRequest()
    request.namespace = visit.namespace
    request.pageSize = 200
    request.query = "TaskQueue = \(FilterText.quoted(queue))"
    return await visit.tryCall(WorkflowServiceMethods.listWorkers, request)?.workers
  }
}

/// Who polls a task queue, for each kind of task.
struct QueuePolling: Sendable {
  let pollers: [StuckEvidence.Queue: [PollerInfo]]
  let backlog: [Fact]

  static func load(_ visit: Visit, _ name: String) async -> QueuePolling {
    async let workflow = visit.describeTaskQueue(name, .workflow, withStats: true)
    async let activity = visit.describeTaskQueue(name, .activity, withStats: true)
    async let nexus = visit.describeTaskQueue(name, .nexus)
    let answers: [(TaskQueueType, DescribeTaskQueueResponse?)] = [
      (.workflow, await workflow), (.activity, await activity), (.nexus, await nexus),
    ]
    var pollers: [StuckEvidence.Queue: [PollerInfo]] = [:]
    for case (let type, let answer?) in answers { pollers[StuckEvidence.Queue(name: name, type: type)] = answer.pollers }
    let facts = answers.prefix(2).map { type, answer in
      backlog(type == .workflow ? "Workflow tasks waiting" : "Activity tasks waiting", answer?.stats)
    }
    return QueuePolling(pollers: pollers, backlog: facts.compactMap { $0 })
  }

  private static func backlog(_ name: String, _ stats: TaskQueueStats?) -> Fact? {
    guard let stats else { return nil }
    let age = DurationText.text(stats.approximateBacklogAge).map { ", the oldest for \($0)" } ?? ""
    return Fact(name, "\(stats.approximateBacklogCount)" + (stats.approximateBacklogCount > 0 ? age : ""))
  }
}
