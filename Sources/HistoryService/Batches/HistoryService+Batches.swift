import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Starts a batch job. Durable when it returns: a crash does not end the job, and what it has done it does not do again.
  ///
  /// Throws ALREADY_EXISTS when there is or was a job of this id. The request must have been checked.
  public func startBatch(
    _ request: StartBatchOperationRequest, _ operation: BatchOperationType, namespaceID: UniqueID
  ) async throws(ServiceError) {
    let workflow = WorkflowKey(batchJobID: request.jobID, namespaceID: namespaceID)
    let policy = StartPolicy(reuse: .rejectDuplicate, conflict: .fail, requestID: "")
    try await withSlot(workflow) { slot, effects throws(ServiceError) in
      for _ in 0..<3 {
        let existing = try await self.existingRun(in: slot, isLikely: true)?.state
        if case .refuse(let reason) = policy.decide(existing?.existing(for: "")) { throw reason }
        let now = self.time.now()
        let key = ExecutionKey(workflow: workflow, runID: self.time.makeID(at: now))
        let fresh = try Turn.startBatch(
          request, operation, key: key, requestID: self.time.makeID(at: now).description, now: now, rules: self.rules(of: workflow)
        ).finish()
        do throws(CommitFailure) {
          return try await self.commit(DecidedStart(fresh), after: nil, in: slot, now: now, &effects)
        } catch {
          if case .refused(let reason) = error { throw reason }
        }
      }
      throw .unavailable("batch job \(request.jobID) changes too fast, try again")
    }
  }

  /// Ends a batch job before its time. What it has done stays done. Throws NOT_FOUND when there is none or it has ended.
  public func stopBatch(_ request: StopBatchOperationRequest, namespaceID: UniqueID) async throws(ServiceError) {
    try await turn(WorkflowKey(batchJobID: request.jobID, namespaceID: namespaceID), nil) { turn throws(ServiceError) in
      try turn.stopBatch(reason: request.reason, identity: request.identity)
    }
  }

  /// How a batch job stands. Throws NOT_FOUND when there is none.
  public func describeBatch(jobID: String, namespaceID: UniqueID) async throws(ServiceError) -> DescribeBatchOperationResponse {
    let slot = try use(WorkflowKey(batchJobID: jobID, namespaceID: namespaceID))
    defer { cache.release(slot) }
    return try await reader(of: nil, in: slot).state.batchDescription
  }
}

extension MutableState {
  fileprivate var batchDescription: DescribeBatchOperationResponse {
    let request = batch.request
    var response = DescribeBatchOperationResponse()
    response.operationType = record.batchOperation
    response.jobID = key.workflowID
    response.state = batchState
    response.startTime = WallTime(nanoseconds: record.startTime).timestamp
    if record.closeTime > 0 { response.closeTime = WallTime(nanoseconds: record.closeTime).timestamp }
    response.totalOperationCount = batchProgress.total
    response.completeOperationCount = batchProgress.completed
    response.failureOperationCount = batchProgress.failed
    response.identity = request.identity
    response.reason = [request.reason, batchProgress.failureText].filter { !$0.isEmpty }.joined(separator: " - ")
    response.query = request.visibilityQuery
    response.executions = request.namedTargets
    return response
  }
}

extension StartBatchOperationRequest {
  /// The executions that the request names, in the newer of the two forms.
  var namedTargets: [Execution] {
    targetExecutions
      + executions.map { execution in
        var target = Execution()
        target.type = .workflow
        target.businessID = execution.workflowID
        target.runID = execution.runID
        return target
      }
  }

  /// Who asked for it.
  fileprivate var identity: String {
    switch operation {
    case .terminationOperation(let operation): operation.identity
    case .signalOperation(let operation): operation.identity
    case .cancellationOperation(let operation): operation.identity
    case .deletionOperation(let operation): operation.identity
    case .resetOperation(let operation): operation.identity
    case .updateWorkflowOptionsOperation(let operation): operation.identity
    case .unpauseActivitiesOperation(let operation): operation.identity
    case .resetActivitiesOperation(let operation): operation.identity
    case .updateActivityOptionsOperation(let operation): operation.identity
    case .cancelActivitiesOperation(let operation): operation.identity
    case .terminateActivitiesOperation(let operation): operation.identity
    case .deleteActivitiesOperation, nil: ""
    }
  }
}
