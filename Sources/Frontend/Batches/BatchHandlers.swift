import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import TemporalAPI
import VisibilityQuery

/// Jobs that do one thing to many executions.
struct BatchHandlers: Sendable {
  let history: HistoryService

  func start(_ request: StartBatchOperationRequest, _ call: Call) async throws(ServiceError) -> StartBatchOperationResponse {
    try call.namespace.requireRegistered()
    let operation = try request.validate(in: call.namespace, now: history.now(), rules: call.rules)
    try await history.startBatch(request, operation, namespaceID: call.namespace.id)
    return StartBatchOperationResponse()
  }

  func stop(_ request: StopBatchOperationRequest, _ call: Call) async throws(ServiceError) -> StopBatchOperationResponse {
    if request.jobID.isEmpty { throw .jobIDNotSet }
    if request.reason.isEmpty { throw .invalidArgument("Reason is not set on request.") }
    try await history.stopBatch(request, namespaceID: call.namespace.id)
    return StopBatchOperationResponse()
  }

  func describe(_ request: DescribeBatchOperationRequest, _ call: Call) async throws(ServiceError) -> DescribeBatchOperationResponse {
    if request.jobID.isEmpty { throw .jobIDNotSet }
    return try await history.describeBatch(jobID: request.jobID, namespaceID: call.namespace.id)
  }

  /// Open jobs first, then the last that ended.
  func list(_ request: ListBatchOperationsRequest, _ call: Call) async throws(ServiceError) -> ListBatchOperationsResponse {
    let list = try ListRequest(
      .always, subject: "batch jobs", division: VisibilityDivision.batchJobs, namespace: call.namespace, pageSize: request.pageSize,
      token: request.nextPageToken, now: history.now())
    let (runs, next) = try await list.page(of: history)
    var response = ListBatchOperationsResponse()
    response.operationInfo = runs.map { BatchOperationInfo($0.state) }
    response.nextPageToken = next
    return response
  }
}

extension BatchOperationInfo {
  fileprivate init(_ state: MutableState) {
    self.init()
    jobID = state.key.workflowID
    self.state = state.batchState
    operationType = state.record.batchOperation
    startTime = WallTime(nanoseconds: state.record.startTime).timestamp
    if state.record.closeTime > 0 { closeTime = WallTime(nanoseconds: state.record.closeTime).timestamp }
  }
}
