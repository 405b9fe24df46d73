import TemporalAPI
import TemporalServices

/// Who polls a task queue, in a sentence.
struct PollerWords: Sendable, Hashable {
  let text: String
  /// Whether a workflow started there would wait.
  let isWarning: Bool

  init(workflow: Int, activity: Int) {
    isWarning = workflow == 0
    let activities = activity == 0 ? "none for activities" : "\(activity) for activities"
    text =
      switch workflow {
      case 0: "Nobody polls this queue for workflow tasks: the workflow will wait until a worker comes."
      case 1: "1 worker polls it for workflow tasks, \(activities)."
      default: "\(workflow) workers poll it for workflow tasks, \(activities)."
      }
  }

  /// Nil where the server does not say.
  static func read(_ queue: String, _ visit: Visit) async -> PollerWords? {
    async let workflows = count(queue, .workflow, visit)
    async let activities = count(queue, .activity, visit)
    let (workflow, activity) = await (workflows, activities)
    return workflow.map { PollerWords(workflow: $0, activity: activity ?? 0) }
  }

  private static func count(_ queue: String, _ type: TaskQueueType, _ visit: Visit) async -> Int? {
    await visit.describeTaskQueue(queue, type)?.pollers.count
  }
}

/// What can be typed for names, out of the newest workflows.
struct StartProposals: Sendable {
  let queues: [String]
  let types: [String]

  static func read(_ visit: Visit) async -> StartProposals {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 100
    let workflows = await visit.tryCall(WorkflowServiceMethods.listWorkflowExecutions, request, timeout: .seconds(2))?.executions ?? []
    return StartProposals(queues: Set(workflows.map(\.taskQueue)).sorted(), types: Set(workflows.map(\.type.name)).sorted())
  }
}
