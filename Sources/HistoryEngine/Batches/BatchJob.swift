public import HistoryRecords
public import Model
public import TemporalAPI

extension MutableState {
  /// Whether this is a batch job: a run without a history that does one thing to many executions.
  public var isBatchJob: Bool { record.batchOperation != .unspecified }

  /// How the job stands, as clients are told. What was stopped has failed.
  public var batchState: BatchOperationState {
    switch record.status {
    case .running: .running
    case .completed: .completed
    default: .failed
    }
  }
}

extension Turn {
  /// Begins a batch job. Its row stays until it ends, so a restart goes on with it.
  ///
  /// - Parameter requestID: Names this start to those who find the job's id taken.
  public static func startBatch(
    _ request: StartBatchOperationRequest, _ operation: BatchOperationType, key: ExecutionKey, requestID: String, now: WallTime,
    rules: Rules
  ) -> Turn {
    var record = ExecutionRecord()
    record.batchOperation = operation
    record.workflowType = "batch"
    record.status = .running
    record.firstRunID = key.runID.description
    record.originalRunID = record.firstRunID
    record.startRequestID = requestID
    record.startTime = now.nanoseconds
    record.executionTime = now.nanoseconds
    record.attempt = 1
    record.nextEventID = 1
    var turn = Turn(new: MutableState(key: key, record: record), now: now, rules: rules)
    turn.state.batch.request = request
    turn.dirty.batch = true
    turn.keepBatchProgress()
    // Not in this millisecond: what the job makes is to be younger, by its run ids, than everything that it is about.
    turn.set(.batch, due: now + .milliseconds(1))
    return turn
  }

  /// Notes how far the job has come.
  public mutating func noteBatch(_ progress: BatchProgressRecord) {
    guard state.isOpen else { return }
    state.batchProgress = progress
    keepBatchProgress()
  }

  /// Ends the job: all of its targets are done.
  public mutating func completeBatch() {
    guard state.isOpen else { return }
    remove(.batch)
    end(as: .completed)
  }

  /// Ends the job because it cannot go on.
  public mutating func failBatch(_ reason: String) {
    guard state.isOpen else { return }
    stop(reason: reason, identity: "", as: .failed)
  }

  /// Ends the job before its time. What is done stays done. Throws NOT_FOUND when it has ended.
  public mutating func stopBatch(reason: String, identity: String) throws(ServiceError) {
    try requireOpen()
    stop(reason: reason, identity: identity, as: .terminated)
  }

  private mutating func stop(reason: String, identity: String, as status: WorkflowExecutionStatus) {
    state.batchProgress.stopReason = reason
    state.batchProgress.stopIdentity = identity
    keepBatchProgress()
    remove(.batch)
    end(as: status)
  }

  private mutating func keepBatchProgress() {
    dirty.batchProgress = true
    isDurable = true
  }
}
