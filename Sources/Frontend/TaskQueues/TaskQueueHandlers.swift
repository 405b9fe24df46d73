import HistoryEngine
import HistoryService
import MatchingService
import Model
import TemporalAPI

/// What operators and workers ask of task queues beside polling them.
struct TaskQueueHandlers: Sendable {
  let history: HistoryService
  let queues: TaskQueues
  let configs: TaskQueueConfigs
  let workers: WorkerRegistry
  let cluster: ClusterDescription

  func describe(
    _ request: DescribeTaskQueueRequest, _ call: Call
  ) throws(ServiceError) -> DescribeTaskQueueResponse {
    try requireQueue(request.hasTaskQueue ? request.taskQueue : nil, rules: call.rules)
    try requirePlainName(request.taskQueue.name)
    if request.apiMode == .enhanced { return try describeByVersion(request, call) }
    // Only a whole queue is counted, and a sticky one is a part.
    if request.taskQueue.kind == .sticky, request.reportStats {
      throw .invalidArgument("DescribeTaskQueue stats are only supported for the root partition")
    }
    let statistics = statistics(request.taskQueue.name, request.taskQueueType, call)
    var response = DescribeTaskQueueResponse()
    response.pollers = statistics.pollerInfos
    // The one version that exists while workers are not versioned.
    response.versioningInfo.currentVersion = "__unversioned__"
    if let limit = statistics.effectiveRateLimit { response.effectiveRateLimit = limit }
    if request.reportStats {
      response.stats = statistics.stats
      response.statsByPriorityKey = statistics.statsByPriorityKey
    }
    if request.reportConfig, let id = queue(request.taskQueue.name, request.taskQueueType, call), let config = configs.config(of: id) {
      response.config = config
    }
    if request.includeTaskQueueStatus { response.taskQueueStatus = statistics.status }
    return response
  }

  /// Sets rates and weights of a queue; durable when it returns.
  func updateConfig(
    _ request: UpdateTaskQueueConfigRequest, _ call: Call
  ) async throws(ServiceError) -> UpdateTaskQueueConfigResponse {
    if request.taskQueue.isEmpty { throw .invalidArgument("missing task queue name") }
    try requirePlainName(request.taskQueue)
    guard request.taskQueueType != .unspecified, let id = queue(request.taskQueue, request.taskQueueType, call) else {
      throw .invalidArgument("task queue type is not set, or is not one that this server knows")
    }
    try request.validate(rules: call.rules)
    var response = UpdateTaskQueueConfigResponse()
    response.config = try await configs.update(id) { (config, now) throws(ServiceError) in try request.apply(to: &config, at: now) }
    return response
  }

  func partitions(_ request: ListTaskQueuePartitionsRequest, _ call: Call) throws(ServiceError) -> ListTaskQueuePartitionsResponse {
    try requireQueue(request.hasTaskQueue ? request.taskQueue : nil, rules: call.rules)
    var only = TaskQueuePartitionMetadata()
    only.key = request.taskQueue.name
    only.ownerHostName = cluster.address
    var response = ListTaskQueuePartitionsResponse()
    response.activityTaskQueuePartitions = [only]
    response.workflowTaskQueuePartitions = [only]
    return response
  }

  /// A worker says goodbye: its polls are answered empty, and nothing is offered to its sticky queue any more.
  func shutDown(_ request: ShutdownWorkerRequest, _ call: Call) -> ShutdownWorkerResponse {
    func queue(_ name: String, _ kind: TaskQueueID.Kind) -> TaskQueueID {
      TaskQueueID(namespaceID: call.namespace.id, name: name, kind: kind)
    }
    if request.hasWorkerHeartbeat { workers.record([request.workerHeartbeat], in: call.namespace.id) }
    let sticky = request.stickyTaskQueue.isEmpty ? nil : queue(request.stickyTaskQueue, .workflow)
    var polled = request.taskQueue.isEmpty ? [] : TaskQueueID.Kind.allCases.map { queue(request.taskQueue, $0) }
    if let sticky { polled.append(sticky) }
    let stranded = queues.cancelPolls(ofWorker: request.workerInstanceKey, queues: polled, stickyQueue: sticky)
    // Offered again they find the sticky queue dead, and History moves them to the normal one.
    for task in stranded { history.offer(OfferedTask(task)) }
    return ShutdownWorkerResponse()
  }

  private func requireQueue(_ queue: TaskQueue?, rules: Rules) throws(ServiceError) {
    guard let queue else { throw .invalidArgument("taskQueue is not set") }
    if queue.name.isEmpty { throw .invalidArgument("missing task queue name") }
    if queue.name.utf8.count > rules.maximumIDLength { throw .invalidArgument("taskQueue length exceeds limit") }
  }

  /// Names with that prefix are partitions in the original.
  private func requirePlainName(_ name: String) throws(ServiceError) {
    if name.hasPrefix("/_sys/") { throw .invalidArgument("invalid task queue partition name \(name)") }
  }

  private func queue(_ name: String, _ type: TaskQueueType, _ call: Call) -> TaskQueueID? {
    type.kind.map { TaskQueueID(namespaceID: call.namespace.id, name: name, kind: $0) }
  }

  func statistics(_ name: String, _ type: TaskQueueType, _ call: Call) -> TaskQueueStatistics {
    queue(name, type, call).map { queues.describe($0) } ?? TaskQueueStatistics()
  }
}
