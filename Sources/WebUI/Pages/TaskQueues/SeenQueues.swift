import TemporalAPI
import TemporalServices

/// The task queues that the newest workflows and the workers of now name.
enum SeenQueues {
  static func rows(_ visit: Visit) async -> [SeenQueue] {
    var listing = ListWorkflowExecutionsRequest()
    listing.namespace = visit.namespace
    listing.pageSize = 500
    var workers = ListWorkersRequest()
    workers.namespace = visit.namespace
    workers.pageSize = 500
    async let newest = visit.tryCall(WorkflowServiceMethods.listWorkflowExecutions, listing)
    async let present = visit.tryCall(WorkflowServiceMethods.listWorkers, workers)
    let queues = await newest?.executions.map(\.taskQueue) ?? []
    let answer = await present
    let served = answer?.workers.map(\.taskQueue) ?? []
    return rows(workflows: queues, workers: served) { TaskQueuePages.page(visit, $0) }
  }

  /// Those with most workflows first.
  static func rows(workflows: [String], workers: [String], link: (String) -> String) -> [SeenQueue] {
    let started = Dictionary(workflows.map { ($0, 1) }, uniquingKeysWith: +)
    let served = Dictionary(workers.map { ($0, 1) }, uniquingKeysWith: +)
    let names = Set(started.keys).union(served.keys).filter { !$0.isEmpty }
    let rows = names.map { SeenQueue(name: $0, href: link($0), workflows: started[$0] ?? 0, workers: served[$0] ?? 0) }
    return rows.sorted { ($1.workflows, $0.name) < ($0.workflows, $1.name) }
  }
}

/// A task queue that was seen somewhere.
struct SeenQueue: Sendable, Hashable {
  let name: String
  let href: String
  /// How many of the newest workflows have it.
  let workflows: Int
  /// How many workers that send heartbeats serve it.
  let workers: Int
}
