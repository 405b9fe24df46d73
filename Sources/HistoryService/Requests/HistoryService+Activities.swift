import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

extension HistoryService {
  /// Gives an activity attempt to a worker; durable before the worker sees it. Throws NOT_FOUND when the task is stale.
  ///
  /// `controlQueue` is where the worker takes commands; empty: nowhere.
  public func startActivityTask(
    _ task: OfferedTask, identity: String, controlQueue: String = ""
  ) async throws(ServiceError) -> PollActivityTaskQueueResponse {
    let key = task.key
    // Read first: a worker that gets no input must not leave a started attempt behind.
    let run = try await look(at: key)
    let known = run.state.activities[task.reference] == nil ? nil : try await input(of: task.reference, run)
    let (start, input, record) = try await turn(key.workflow, key.runID) { turn throws(ServiceError) in
      let start = try turn.startActivity(
        scheduledEventID: task.reference, stamp: task.stamp, identity: identity,
        requestID: self.time.makeID(at: turn.wallNow).description, controlQueue: controlQueue)
      // Another process scheduled it meanwhile.
      guard let known else { throw .notServed }
      return (start, known, turn.state.record)
    }
    return response(to: start, input, of: key, in: record)
  }

  /// An attempt is done. Throws NOT_FOUND when it is not the one that runs.
  public func respondActivityTaskCompleted(_ request: RespondActivityTaskCompletedRequest, namespaceID: UniqueID) async throws(ServiceError)
  {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    try await turn(key.workflow, key.runID) { turn throws(ServiceError) in
      try turn.completeActivity(.token(token), result: request.hasResult ? request.result : nil, identity: request.identity)
    }
  }

  /// The same for an activity that is named by its id, whatever attempt it is at.
  public func respondActivityTaskCompletedById(
    _ request: RespondActivityTaskCompletedByIdRequest, namespaceID: UniqueID
  ) async throws(ServiceError) {
    let (workflow, runID) = try WorkflowExecution.names(
      ofActivity: request.activityID, workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.completeActivity(.id(request.activityID), result: request.hasResult ? request.result : nil, identity: request.identity)
    }
  }

  /// An attempt failed. Answers what of the worker's answer was too large to be kept.
  public func respondActivityTaskFailed(
    _ request: RespondActivityTaskFailedRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> [Failure] {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    return try await turn(key.workflow, key.runID) { turn throws(ServiceError) in try turn.failActivity(.token(token), request) }
  }

  /// The same for an activity that is named by its id.
  public func respondActivityTaskFailedById(
    _ request: RespondActivityTaskFailedByIdRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> [Failure] {
    let (workflow, runID) = try WorkflowExecution.names(
      ofActivity: request.activityID, workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    var failed = RespondActivityTaskFailedRequest()
    if request.hasFailure { failed.failure = request.failure }
    failed.identity = request.identity
    if request.hasLastHeartbeatDetails { failed.lastHeartbeatDetails = request.lastHeartbeatDetails }
    return try await turn(workflow, runID) { [failed] turn throws(ServiceError) in
      try turn.failActivity(.id(request.activityID), failed)
    }
  }

  /// A worker stopped an attempt because it was asked to. Throws INVALID_ARGUMENT when nobody asked.
  public func respondActivityTaskCanceled(_ request: RespondActivityTaskCanceledRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    try await turn(key.workflow, key.runID) { turn throws(ServiceError) in
      try turn.cancelActivity(.token(token), details: request.hasDetails ? request.details : nil, identity: request.identity)
    }
  }

  /// The same for an activity that is named by its id.
  public func respondActivityTaskCanceledById(
    _ request: RespondActivityTaskCanceledByIdRequest, namespaceID: UniqueID
  ) async throws(ServiceError) {
    let (workflow, runID) = try WorkflowExecution.names(
      ofActivity: request.activityID, workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.cancelActivity(.id(request.activityID), details: request.hasDetails ? request.details : nil, identity: request.identity)
    }
  }

  /// Notes that an attempt is alive, and answers whether it should stop. Durable, so that its details outlive a crash.
  public func recordHeartbeat(
    _ request: RecordActivityTaskHeartbeatRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> RecordActivityTaskHeartbeatResponse {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    let answer = try await turn(key.workflow, key.runID) { turn throws(ServiceError) in
      try turn.heartbeat(.token(token), details: request.hasDetails ? request.details : nil, identity: request.identity)
    }
    var response = RecordActivityTaskHeartbeatResponse()
    response.cancelRequested = answer.cancelRequested
    response.activityPaused = answer.isPaused
    response.activityReset = answer.isReset
    return response
  }

  /// The same for an activity that is named by its id.
  public func recordHeartbeatById(
    _ request: RecordActivityTaskHeartbeatByIdRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> RecordActivityTaskHeartbeatByIdResponse {
    let (workflow, runID) = try WorkflowExecution.names(
      ofActivity: request.activityID, workflowID: request.workflowID, runID: request.runID, in: namespaceID)
    let answer = try await turn(workflow, runID) { turn throws(ServiceError) in
      try turn.heartbeat(.id(request.activityID), details: request.hasDetails ? request.details : nil, identity: request.identity)
    }
    var response = RecordActivityTaskHeartbeatByIdResponse()
    response.cancelRequested = answer.cancelRequested
    response.activityPaused = answer.isPaused
    response.activityReset = answer.isReset
    return response
  }
}
