import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func start(_ event: HistoryEvent, _ attributes: WorkflowExecutionStartedEventAttributes) {
    state.record = ExecutionRecord(attributes, at: WallTime(event.eventTime))
    if attributes.hasMemo { state.details.memo = attributes.memo }
    if attributes.hasSearchAttributes { state.details.searchAttributes = attributes.searchAttributes }
    if event.hasUserMetadata { state.details.userMetadata = event.userMetadata }
    state.resetPoints = attributes.prevAutoResetPoints
    state.details.startLinks = event.links
    register(attributes.completionCallbacks, at: event)
    if attributes.hasTimeSkippingConfig { state.configureTimeSkipping(attributes.timeSkippingConfig, at: WallTime(event.eventTime)) }
    if attributes.hasTimeSkippingStatePropagation { state.inherit(attributes.timeSkippingStatePropagation) }
  }
}

extension ExecutionRecord {
  /// The record of a run that has only started, as its first event tells of it.
  fileprivate init(_ attributes: WorkflowExecutionStartedEventAttributes, at time: WallTime) {
    self.init()
    workflowType = attributes.workflowType.name
    taskQueue = attributes.taskQueue.name
    status = .running
    firstRunID = attributes.firstExecutionRunID
    originalRunID = attributes.originalExecutionRunID
    continuedRunID = attributes.continuedExecutionRunID
    attempt = attributes.attempt
    if attributes.hasRetryPolicy { retryPolicy = attributes.retryPolicy }
    cronSchedule = attributes.cronSchedule
    if attributes.hasPriority { priority = attributes.priority }
    if attributes.hasVersioningOverride { versioningOverride = attributes.versioningOverride }
    if let parent = attributes.parent { self.parent = parent }
    nextEventID = 2

    let backoff = Duration(attributes.firstWorkflowTaskBackoff)
    startTime = time.nanoseconds
    executionTime = (time + backoff).nanoseconds
    firstTaskDue = backoff > .zero ? executionTime : 0
    executionTimeout = Duration(attributes.workflowExecutionTimeout).wholeNanoseconds
    runTimeout = Duration(attributes.workflowRunTimeout).wholeNanoseconds
    workflowTaskTimeout = Duration(attributes.workflowTaskTimeout).wholeNanoseconds
    if attributes.hasWorkflowExecutionExpirationTime {
      executionExpiration = WallTime(attributes.workflowExecutionExpirationTime).nanoseconds
    }
    let runEnd = runTimeout > 0 ? time + backoff + .nanoseconds(runTimeout) : nil
    runExpiration = [runEnd, WallTime(recorded: executionExpiration)].compactMap { $0 }.min()?.nanoseconds ?? 0
  }
}
