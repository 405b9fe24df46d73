import HistoryRecords
public import Model
import Schedules
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// Begins a new run: its started event, a signal that came along, and its first workflow task unless that is held back.
  public static func start(_ start: RunStart, now: WallTime, rules: Rules) throws(ServiceError) -> Turn {
    var turn = Turn(new: MutableState(start, now: now, rules: rules), now: now, rules: rules)
    turn.keepDetails(of: start.request)
    turn.keepResetPoints(of: start.continuation)
    turn.dirty.timeSkipping = turn.state.timeSkipping != nil
    turn.append(
      .workflowExecutionStarted, .workflowExecutionStartedEventAttributes(turn.startedAttributes(start)),
      metadata: start.request.hasUserMetadata ? start.request.userMetadata : nil, links: start.request.links)
    turn.register(start.request.completionCallbacks)
    if let signal = start.signal { turn.recordSignal(signal) }
    if turn.state.record.awaitsParent { turn.send(.awaitParent) }
    turn.scheduleWorkflowTaskIfNone()
    turn.wakeUp(by: turn.state.findNextDeadline())
    if start.request.requestEagerExecution { turn.startFirstTask(for: start.request) }
    return turn
  }

  /// Gives the first workflow task to the client that starts the run, unless the task is held back.
  private mutating func startFirstTask(for request: StartWorkflowExecutionRequest) {
    guard state.record.hasWorkflowTask else { return }
    _ = startScheduledTask(identity: request.identity, requestID: request.requestID, isFirst: true)
  }

  private mutating func keepDetails(of request: StartWorkflowExecutionRequest) {
    if request.hasMemo { state.details.memo = request.memo }
    if request.hasSearchAttributes { state.details.searchAttributes = request.searchAttributes.typed(by: rules) }
    if request.hasUserMetadata { state.details.userMetadata = request.userMetadata }
    state.details.startLinks = request.links
    dirty.details = request.hasMemo || request.hasSearchAttributes || request.hasUserMetadata || !request.links.isEmpty
  }

  private mutating func keepResetPoints(of continuation: RunStart.Continuation?) {
    guard let points = continuation?.resetPoints, !points.points.isEmpty else { return }
    state.resetPoints = points
    dirty.resetPoints = true
  }

  private func startedAttributes(_ start: RunStart) -> WorkflowExecutionStartedEventAttributes {
    let request = start.request
    let record = state.record
    var attributes = WorkflowExecutionStartedEventAttributes()
    attributes.workflowType = request.workflowType
    attributes.workflowID = start.key.workflowID
    attributes.taskQueue = .normal(record.taskQueue)
    if request.hasInput { attributes.input = request.input }
    if record.executionTimeout > 0 || request.hasWorkflowExecutionTimeout && start.parent != nil {
      attributes.workflowExecutionTimeout = Duration.nanoseconds(record.executionTimeout).proto
    }
    let isContinued = start.continuation != nil
    if record.runTimeout > 0 || request.hasWorkflowRunTimeout && (isContinued || start.parent != nil) {
      attributes.workflowRunTimeout = Duration.nanoseconds(record.runTimeout).proto
    }
    attributes.workflowTaskTimeout = Duration.nanoseconds(record.workflowTaskTimeout).proto
    attributes.originalExecutionRunID = record.originalRunID
    attributes.firstExecutionRunID = record.firstRunID
    attributes.identity = request.identity
    if request.hasRetryPolicy { attributes.retryPolicy = record.retryPolicy }
    attributes.attempt = record.attempt
    if record.executionExpiration > 0 {
      attributes.workflowExecutionExpirationTime = WallTime(nanoseconds: record.executionExpiration).timestamp
    }
    attributes.cronSchedule = request.cronSchedule
    let backoff = WallTime(nanoseconds: record.executionTime) - now
    if backoff > .zero || !isContinued { attributes.firstWorkflowTaskBackoff = backoff.proto }
    if request.hasMemo { attributes.memo = request.memo }
    if request.hasSearchAttributes { attributes.searchAttributes = state.details.searchAttributes }
    if request.hasHeader { attributes.header = request.header }
    if request.hasPriority { attributes.priority = request.priority }
    if record.hasVersioningOverride { attributes.versioningOverride = record.versioningOverride }
    if request.hasLastCompletionResult { attributes.lastCompletionResult = request.lastCompletionResult }
    if request.hasContinuedFailure { attributes.continuedFailure = request.continuedFailure }
    if let parent = start.parent { attributes.setParent(parent) }
    attributes.completionCallbacks = request.completionCallbacks
    if let continuation = start.continuation {
      attributes.continuedExecutionRunID = continuation.previousRunID
      attributes.initiator = continuation.initiator
      if !continuation.resetPoints.points.isEmpty { attributes.prevAutoResetPoints = continuation.resetPoints }
    } else if !request.cronSchedule.isEmpty {
      attributes.initiator = .cronSchedule
    }
    if let config = state.timeSkipping?.config { attributes.timeSkippingConfig = config }
    if let skipped = start.skipped { attributes.timeSkippingStatePropagation = skipped }
    attributes.eagerExecutionAccepted = request.requestEagerExecution && !state.isHeldBack
    return attributes
  }
}

extension RunStart {
  /// How long the run's first workflow task is held back: the validity of a cron schedule is checked before.
  fileprivate func firstTaskBackoff(at now: WallTime) -> Duration {
    if let continuation { return continuation.firstTaskBackoff }
    guard !request.cronSchedule.isEmpty else { return Duration(request.workflowStartDelay) }
    return CronSchedule(request.cronSchedule)?.delay(at: now, from: now) ?? .zero
  }
}

extension MutableState {
  /// The state of a run that starts when it is `now` by the server's clock.
  fileprivate init(_ start: RunStart, now: WallTime, rules: Rules) {
    self.init(key: start.key, record: ExecutionRecord())
    if start.request.hasTimeSkippingConfig {
      configureTimeSkipping(start.request.timeSkippingConfig.completed(by: rules), at: now)
    }
    if let skipped = start.skipped { inherit(skipped) }
    let skippedTime = record.skippedTime
    record = ExecutionRecord(start, now: time(at: now), rules: rules)
    record.skippedTime = skippedTime
  }
}

extension ExecutionRecord {
  /// The record of a run that starts now, its timeouts clamped: a run never outlives its execution, a workflow task never its run.
  fileprivate init(_ start: RunStart, now: WallTime, rules: Rules) {
    self.init()
    let request = start.request
    let timeouts = RunTimeouts(
      execution: request.workflowExecutionTimeout, run: request.workflowRunTimeout, task: request.workflowTaskTimeout, rules: rules)

    workflowType = request.workflowType.name
    taskQueue = request.taskQueue.name
    status = .running
    firstRunID = start.continuation?.firstRunID ?? start.key.runID.description
    originalRunID = start.key.runID.description
    continuedRunID = start.continuation?.previousRunID ?? ""
    attempt = start.continuation?.attempt ?? 1
    if request.hasRetryPolicy { retryPolicy = request.retryPolicy.completed }
    cronSchedule = request.cronSchedule
    startRequestID = request.requestID
    if request.hasPriority { priority = request.priority }
    if request.hasVersioningOverride { versioningOverride = request.versioningOverride.normalized }
    nextEventID = 1
    if let parent = start.parent {
      self.parent = parent
      awaitsParent = start.continuation == nil
    }

    if let schedule = start.scheduledBy { scheduledBy = schedule }

    let backoff = start.firstTaskBackoff(at: now)
    startTime = now.nanoseconds
    executionTime = (now + backoff).nanoseconds
    firstTaskDue = backoff > .zero ? executionTime : 0
    executionTimeout = timeouts.execution.wholeNanoseconds
    runTimeout = timeouts.run.wholeNanoseconds
    workflowTaskTimeout = timeouts.task.wholeNanoseconds
    let expiration = start.continuation.map(\.executionExpiration) ?? (timeouts.execution > .zero ? now + timeouts.execution : nil)
    executionExpiration = expiration?.nanoseconds ?? 0
    let runEnd = timeouts.run > .zero ? now + max(.zero, backoff) + timeouts.run : nil
    runExpiration = [runEnd, expiration].compactMap { $0 }.min()?.nanoseconds ?? 0
  }
}
