import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

/// What a run needs to be followed by another attempt of itself: ids for that run and the request that starts it, and how this one was started.
public struct RunRestart: Sendable {
  public var newRunID: UniqueID
  public var requestID: String
  /// The run's first event.
  public var startedEvent: HistoryEvent

  public init(newRunID: UniqueID, requestID: String, startedEvent: HistoryEvent) {
    self.newRunID = newRunID
    self.requestID = requestID
    self.startedEvent = startedEvent
  }
}

extension Turn {
  /// Decides whether a run that ends by `failure` is tried again, and if so starts the next attempt in the same commit.
  ///
  /// Answers what the closing event must say: the retry state, and the next attempt's run id.
  mutating func retryRun(after failure: Failure) throws(ServiceError) -> (state: RetryState, newRunID: String) {
    guard state.record.hasRetryPolicy, let restart else {
      return (state.record.hasRetryPolicy ? .internalServerError : .retryPolicyNotSet, "")
    }
    let decision = state.record.retryPolicy.decide(
      attempt: state.record.attempt, failure: failure, now: now, expiration: WallTime(recorded: state.record.executionExpiration))
    guard case .retry(let delay) = decision else {
      guard case .stop(let reason) = decision else { return (.unspecified, "") }
      return (reason, "")
    }
    var start = RunStart(
      key: ExecutionKey(workflow: state.key.workflow, runID: restart.newRunID),
      request: StartWorkflowExecutionRequest(repeating: restart.startedEvent))
    start.request.requestID = restart.requestID
    start.request.continuedFailure = failure
    start.continuation = RunStart.Continuation(
      previousRunID: state.key.runID.description, firstRunID: state.record.firstRunID, initiator: .retry, attempt: state.record.attempt + 1,
      executionExpiration: WallTime(recorded: state.record.executionExpiration), firstTaskBackoff: delay)
    newRun = [try Turn.start(start, now: now, rules: rules).finish()]
    state.record.newRunID = restart.newRunID.description
    return (.inProgress, state.record.newRunID)
  }
}

extension StartWorkflowExecutionRequest {
  /// The request that starts a run as the event says another was started.
  init(repeating event: HistoryEvent) {
    self.init()
    let started = event.workflowExecutionStartedEventAttributes
    workflowID = started.workflowID
    workflowType = started.workflowType
    taskQueue = started.taskQueue
    if started.hasInput { input = started.input }
    if started.hasWorkflowExecutionTimeout { workflowExecutionTimeout = started.workflowExecutionTimeout }
    if started.hasWorkflowRunTimeout { workflowRunTimeout = started.workflowRunTimeout }
    if started.hasWorkflowTaskTimeout { workflowTaskTimeout = started.workflowTaskTimeout }
    if started.hasRetryPolicy { retryPolicy = started.retryPolicy }
    cronSchedule = started.cronSchedule
    if started.hasMemo { memo = started.memo }
    if started.hasSearchAttributes { searchAttributes = started.searchAttributes }
    if started.hasHeader { header = started.header }
    if started.hasPriority { priority = started.priority }
    if started.hasLastCompletionResult { lastCompletionResult = started.lastCompletionResult }
    if event.hasUserMetadata { userMetadata = event.userMetadata }
  }
}
