import HistoryRecords
public import Model
import Schedules
import SwiftProtobuf
public import TemporalAPI

/// What a run needs to be followed by another one like it: ids for that run and the request that starts it, and how this one was started.
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

extension MutableState {
  /// Whether the run's end may start another run by itself: then a turn that may end it needs a `RunRestart`.
  public var mayBeFollowed: Bool { record.hasRetryPolicy || !record.cronSchedule.isEmpty }
}

extension Turn {
  /// Decides whether a run that ends by `failure` is tried again, or followed by the next one of its cron schedule, and if so starts that run in
  /// the same commit.
  ///
  /// Answers what the closing event must say: the retry state, and the next run's id.
  mutating func followUp(on failure: Failure) throws(ServiceError) -> (state: RetryState, newRunID: String) {
    let retry = retryDecision(after: failure)
    if case .retry(let delay) = retry {
      let callbacks = state.orderedCallbacks.map(\.callback)
      let newRunID = try startNextRun(.retry, attempt: state.record.attempt + 1, after: delay) {
        $0.continuedFailure = failure
        $0.completionCallbacks = callbacks
      }
      return (.inProgress, newRunID)
    }
    let newRunID = try startCronRun { $0.continuedFailure = failure }
    guard case .stop(let reason) = retry else { return (.unspecified, newRunID) }
    return (reason, newRunID)
  }

  /// Starts the next run of a cron workflow that has completed. Answers its id, or nothing when there is none.
  mutating func followUp(onResult result: Payloads?) throws(ServiceError) -> String {
    try startCronRun { request in
      if let result { request.lastCompletionResult = result } else { request.clearLastCompletionResult() }
    }
  }

  private func retryDecision(after failure: Failure) -> RetryDecision {
    guard state.record.hasRetryPolicy else { return .stop(.retryPolicyNotSet) }
    guard restart != nil else { return .stop(.internalServerError) }
    return state.record.retryPolicy.decide(
      attempt: state.record.attempt, failure: failure, now: now, expiration: WallTime(recorded: state.record.executionExpiration),
      capsRequestedDelay: true)
  }

  private mutating func startCronRun(_ change: (inout StartWorkflowExecutionRequest) -> Void) throws(ServiceError) -> String {
    guard !state.record.cronSchedule.isEmpty,
      // Only a continue-as-new can bring a schedule that cannot be read: the run that has it is the last.
      let delay = CronSchedule(state.record.cronSchedule)?.delay(at: now, from: WallTime(nanoseconds: state.record.executionTime))
    else { return "" }
    return try startNextRun(.cronSchedule, attempt: 1, after: delay, change)
  }

  private mutating func startNextRun(
    _ initiator: ContinueAsNewInitiator, attempt: Int32, after delay: Duration, _ change: (inout StartWorkflowExecutionRequest) -> Void
  ) throws(ServiceError) -> String {
    guard let restart else { return "" }
    var start = RunStart(
      key: ExecutionKey(workflow: state.key.workflow, runID: restart.newRunID),
      request: StartWorkflowExecutionRequest(repeating: restart.startedEvent))
    start.request.requestID = restart.requestID
    change(&start.request)
    start.continuation = RunStart.Continuation(
      previousRunID: state.key.runID.description, firstRunID: state.record.firstRunID, initiator: initiator, attempt: attempt,
      executionExpiration: WallTime(recorded: state.record.executionExpiration), firstTaskBackoff: delay, resetPoints: handOnResetPoints())
    start.parent = state.parent
    state.handOnTime(to: &start)
    start.scheduledBy = state.scheduledBy
    newRun = [try Turn.start(start, now: wallNow, rules: rules).finish()]
    state.record.newRunID = restart.newRunID.description
    return state.record.newRunID
  }
}

extension StartWorkflowExecutionRequest {
  /// The request that starts a run as the event says another was started. What the user said about that one start is not repeated.
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
    links = event.links
  }
}
