import FoundationEssentials
import Model
import TemporalAPI

/// What workers tell of themselves, and who asks for it.
struct WorkerHandlers: Sendable {
  private static let defaultPage = 100
  private static let longestPage = 1000
  private static let tokenPrefix = "after:"

  let workers: WorkerRegistry

  func recordHeartbeat(_ request: RecordWorkerHeartbeatRequest, _ call: Call) -> RecordWorkerHeartbeatResponse {
    workers.record(request.workerHeartbeat, in: call.namespace.id)
    return RecordWorkerHeartbeatResponse()
  }

  /// The workers that match, by instance key. The token is the last key of the page before, so workers that come and go in between
  /// neither hide others nor show them twice.
  func list(_ request: ListWorkersRequest, _ call: Call) throws(ServiceError) -> ListWorkersResponse {
    let filter = try WorkerFilter(request.query, now: workers.now())
    let last = try lastKey(request.nextPageToken)
    let matching = workers.workers(in: call.namespace.id).filter { key, worker in
      (last.map { key > $0 } ?? true) && (request.includeSystemWorkers || !worker.isOfServer) && filter.matches(worker)
    }
    let size = request.pageSize > 0 ? min(Int(request.pageSize), Self.longestPage) : Self.defaultPage
    let page = matching.sorted { $0.key < $1.key }.prefix(size)
    var response = ListWorkersResponse()
    for (_, worker) in page {
      response.workersInfo.append(worker.info)
      response.workers.append(worker.listInfo)
    }
    if page.count < matching.count, let key = page.last?.key { response.nextPageToken = Data((Self.tokenPrefix + key).utf8) }
    return response
  }

  /// The last key of the page before; nil without one.
  private func lastKey(_ token: Data) throws(ServiceError) -> String? {
    if token.isEmpty { return nil }
    guard let text = String(validating: token, as: UTF8.self), text.hasPrefix(Self.tokenPrefix) else {
      throw .invalidArgument("invalid next_page_token")
    }
    return String(text.dropFirst(Self.tokenPrefix.count))
  }

  func count(_ request: CountWorkersRequest, _ call: Call) throws(ServiceError) -> CountWorkersResponse {
    let filter = try WorkerFilter(request.query, now: workers.now())
    var response = CountWorkersResponse()
    response.count = Int64(
      workers.workers(in: call.namespace.id).values.count {
        (request.includeSystemWorkers || !$0.isOfServer) && filter.matches($0)
      })
    return response
  }

  func describe(_ request: DescribeWorkerRequest, _ call: Call) throws(ServiceError) -> DescribeWorkerResponse {
    guard let worker = workers.worker(request.workerInstanceKey, in: call.namespace.id) else {
      throw .notFound("Worker \(request.workerInstanceKey) not found")
    }
    var response = DescribeWorkerResponse()
    response.workerInfo = worker.info
    return response
  }

  /// Not there in the original either; SDKs have no part for it.
  func fetchConfig(_: FetchWorkerConfigRequest, _: Call) throws(ServiceError) -> FetchWorkerConfigResponse {
    throw ServiceError(.unimplemented, "FetchWorkerConfig command is not enabled.")
  }

  /// Like `fetchConfig`.
  func updateConfig(_: UpdateWorkerConfigRequest, _: Call) throws(ServiceError) -> UpdateWorkerConfigResponse {
    throw ServiceError(.unimplemented, "UpdateWorkerConfig command is not enabled.")
  }
}

extension WorkerHeartbeat {
  /// A worker that serves the server's own queues.
  fileprivate var isOfServer: Bool { taskQueue.hasPrefix("temporal-sys-") }

  fileprivate var info: WorkerInfo {
    var info = WorkerInfo()
    info.workerHeartbeat = self
    return info
  }

  fileprivate var listInfo: WorkerListInfo {
    var info = WorkerListInfo()
    info.workerInstanceKey = workerInstanceKey
    info.workerIdentity = workerIdentity
    info.taskQueue = taskQueue
    if hasDeploymentVersion { info.deploymentVersion = deploymentVersion }
    info.sdkName = sdkName
    info.sdkVersion = sdkVersion
    info.status = status
    if hasStartTime { info.startTime = startTime }
    info.hostName = hostInfo.hostName
    info.workerGroupingKey = hostInfo.workerGroupingKey
    info.processID = hostInfo.processID
    info.plugins = plugins
    info.drivers = drivers
    return info
  }
}
