import TemporalAPI
import TemporalServices

/// Task queues: a page that takes a name, as no list of them can be asked for, and one of them.
enum TaskQueuePages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/task-queues", choose),
    .page("/namespaces/{namespace}/task-queues/{queue}", show),
    .page("/namespaces/{namespace}/task-queues/{queue}/live", live),
    .action("/namespaces/{namespace}/task-queues/{queue}/config", .taskQueues, TaskQueueConfigForm.save),
  ]

  @Sendable private static func choose(_ visit: Visit) async throws -> Reply {
    if let queue = visit.query["queue"] { return .redirect(page(visit, queue)) }
    let rows = await SeenQueues.rows(visit)
    let model = TaskQueueListModel(action: visit.links.namespace(visit.namespace, "task-queues"), rows: rows)
    return .page(Page(template: "pages/task-queues", title: "Task queues", model: model, place: .taskQueues))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let sides = try await sides(visit)
    let model = TaskQueueModel(visit["queue"], sides: sides, visit: visit)
    let live = visit.links.namespace(visit.namespace, "task-queues", visit["queue"], "live", query: [("seen", mark(sides))])
    return .page(Page(template: "pages/task-queue", title: visit["queue"], model: model, place: .taskQueues, live: live))
  }

  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    .watching(from: visit.query["seen"], every: .seconds(5)) { Watched(mark: mark(try await sides(visit))) }
  }

  private static func mark(_ sides: [TaskQueueSide]) -> String { sides.map(\.mark).joined(separator: ", ") }

  static func page(_ visit: Visit, _ queue: String) -> String { visit.links.namespace(visit.namespace, "task-queues", queue) }

  /// The queue's three kinds of tasks. Throws `GRPCError` where the server knows nothing of the queue or does not answer.
  private static func sides(_ visit: Visit) async throws -> [TaskQueueSide] {
    async let workflow = describe(visit, .workflow)
    async let activity = describe(visit, .activity)
    async let nexus = try? describe(visit, .nexus)
    let found = try await [(TaskQueueType.workflow, workflow), (.activity, activity)]
    return (found + (await nexus.map { [(.nexus, $0)] } ?? [])).map { TaskQueueSide($0.0, $0.1) }
  }

  private static func describe(_ visit: Visit, _ type: TaskQueueType) async throws -> DescribeTaskQueueResponse {
    var request = DescribeTaskQueueRequest()
    request.namespace = visit.namespace
    request.taskQueue.name = visit["queue"]
    request.taskQueue.kind = .normal
    request.taskQueueType = type
    request.reportStats = true
    request.reportConfig = true
    return try await visit.call(WorkflowServiceMethods.describeTaskQueue, request)
  }
}

/// What the template of the page that takes a name shows.
struct TaskQueueListModel: Sendable {
  let action: String
  let rows: [SeenQueue]
}
