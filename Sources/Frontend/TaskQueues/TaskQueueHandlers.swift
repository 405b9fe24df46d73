import HistoryEngine
import HistoryService
import MatchingService
import Model
import TemporalAPI

/// What operators and workers ask of task queues beside polling them.
struct TaskQueueHandlers: Sendable {
  let history: HistoryService
  let queues: TaskQueues
  let cluster: ClusterDescription
  let rules: Rules

  func describe(
    _ request: DescribeTaskQueueRequest, _ call: Call
  ) throws(ServiceError) -> DescribeTaskQueueResponse {
    try requireQueue(request.hasTaskQueue ? request.taskQueue : nil)
    if request.taskQueue.name.hasPrefix("/_sys/") {
      throw .invalidArgument("invalid task queue partition name \(request.taskQueue.name)")
    }
    if request.apiMode == .enhanced { return describeByVersion(request, call) }
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
    if request.includeTaskQueueStatus { response.taskQueueStatus = statistics.status }
    return response
  }

  /// The older way to ask about several types at once, by version; unversioned workers are the version without a name.
  private func describeByVersion(_ request: DescribeTaskQueueRequest, _ call: Call) -> DescribeTaskQueueResponse {
    let types = request.taskQueueTypes.isEmpty ? [TaskQueueType.workflow, .activity] : request.taskQueueTypes
    var version = TaskQueueVersionInfo()
    for type in types {
      let statistics = statistics(request.taskQueue.name, type, call)
      var info = TaskQueueTypeInfo()
      if request.reportPollers { info.pollers = statistics.pollerInfos }
      if request.reportStats { info.stats = statistics.stats }
      version.typesInfo[Int32(type.rawValue)] = info
    }
    var response = DescribeTaskQueueResponse()
    response.versionsInfo = ["": version]
    return response
  }

  func partitions(_ request: ListTaskQueuePartitionsRequest, _: Call) throws(ServiceError) -> ListTaskQueuePartitionsResponse {
    try requireQueue(request.hasTaskQueue ? request.taskQueue : nil)
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
    let sticky = request.stickyTaskQueue.isEmpty ? nil : queue(request.stickyTaskQueue, .workflow)
    var polled = request.taskQueue.isEmpty ? [] : [queue(request.taskQueue, .workflow), queue(request.taskQueue, .activity)]
    if let sticky { polled.append(sticky) }
    let stranded = queues.cancelPolls(ofWorker: request.workerInstanceKey, queues: polled, stickyQueue: sticky)
    // Offered again they find the sticky queue dead, and History moves them to the normal one.
    for task in stranded { history.offer(OfferedTask(task)) }
    return ShutdownWorkerResponse()
  }

  /// Heartbeats are taken and not kept: nothing lists workers yet, and the namespace's capabilities tell SDKs not to send any.
  func recordHeartbeat(_: RecordWorkerHeartbeatRequest, _: Call) -> RecordWorkerHeartbeatResponse { RecordWorkerHeartbeatResponse() }

  private func requireQueue(_ queue: TaskQueue?) throws(ServiceError) {
    guard let queue else { throw .invalidArgument("taskQueue is not set") }
    if queue.name.isEmpty { throw .invalidArgument("missing task queue name") }
    if queue.name.utf8.count > rules.maximumIDLength { throw .invalidArgument("taskQueue length exceeds limit") }
  }

  private func statistics(_ name: String, _ type: TaskQueueType, _ call: Call) -> TaskQueueStatistics {
    guard let kind = type.kind else { return TaskQueueStatistics() }
    return queues.describe(TaskQueueID(namespaceID: call.namespace.id, name: name, kind: kind))
  }
}
