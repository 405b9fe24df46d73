import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// A new run that a request asks for, and what it may do to the run that is there.
struct NewRun: Sendable {
  var request: StartWorkflowExecutionRequest
  var signal: SignalWorkflowExecutionRequest?
  var policy: StartPolicy
  /// Whose child it is to be; nil: nobody's.
  var parent: ParentRecord?
  /// How far its clock is ahead from the beginning; nil: not at all.
  var skipped: TimeSkippingStatePropagation?
  /// Which start of which schedule it is; nil: of none.
  var scheduledBy: ScheduledByRecord?

  init(_ request: StartWorkflowExecutionRequest) {
    self.request = request
    policy = StartPolicy(
      reuse: request.workflowIDReusePolicy, conflict: request.workflowIDConflictPolicy, requestID: request.requestID)
  }

  init(_ child: ChildStart) {
    self.init(child.request)
    parent = child.parent
    skipped = child.skipped
    policy.parent = child.parent
  }

  init(_ request: StartWorkflowExecutionRequest, scheduledBy: ScheduledByRecord) {
    self.init(request)
    self.scheduledBy = scheduledBy
    policy.scheduledBy = scheduledBy
  }

  init(_ request: SignalWithStartWorkflowExecutionRequest) {
    self.request = request.start
    signal = request.signal
    policy = StartPolicy(
      reuse: request.workflowIDReusePolicy, conflict: request.workflowIDConflictPolicy, requestID: request.requestID,
      isSignalWithStart: true)
  }
}

extension MutableState {
  /// The run as a start of its workflow id sees it.
  func existing(for requestID: String) -> StartPolicy.Existing {
    var existing = StartPolicy.Existing(
      workflowID: key.workflowID, runID: key.runID.description, firstRunID: record.firstRunID, startRequestID: record.startRequestID,
      status: record.status, hasRequestAttached: requests[requestID] != nil)
    existing.parent = parent
    existing.scheduledBy = scheduledBy
    return existing
  }
}

extension SignalWithStartWorkflowExecutionRequest {
  /// The half that starts.
  fileprivate var start: StartWorkflowExecutionRequest {
    var start = StartWorkflowExecutionRequest()
    start.namespace = namespace
    start.workflowID = workflowID
    start.workflowType = workflowType
    start.taskQueue = taskQueue
    if hasInput { start.input = input }
    if hasWorkflowExecutionTimeout { start.workflowExecutionTimeout = workflowExecutionTimeout }
    if hasWorkflowRunTimeout { start.workflowRunTimeout = workflowRunTimeout }
    if hasWorkflowTaskTimeout { start.workflowTaskTimeout = workflowTaskTimeout }
    start.identity = identity
    start.requestID = requestID
    if hasRetryPolicy { start.retryPolicy = retryPolicy }
    start.cronSchedule = cronSchedule
    if hasMemo { start.memo = memo }
    if hasSearchAttributes { start.searchAttributes = searchAttributes }
    if hasHeader { start.header = header }
    if hasWorkflowStartDelay { start.workflowStartDelay = workflowStartDelay }
    if hasUserMetadata { start.userMetadata = userMetadata }
    start.links = links
    if hasPriority { start.priority = priority }
    if hasVersioningOverride { start.versioningOverride = versioningOverride }
    if hasTimeSkippingConfig { start.timeSkippingConfig = timeSkippingConfig }
    return start
  }

  /// The half that signals.
  fileprivate var signal: SignalWorkflowExecutionRequest {
    var signal = SignalWorkflowExecutionRequest()
    signal.namespace = namespace
    signal.workflowExecution.workflowID = workflowID
    signal.signalName = signalName
    if hasSignalInput { signal.input = signalInput }
    signal.identity = identity
    signal.requestID = requestID
    if hasHeader { signal.header = header }
    signal.links = links
    return signal
  }
}
