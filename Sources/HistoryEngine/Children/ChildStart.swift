public import HistoryRecords
public import Model
public import TemporalAPI

/// The start of a child, as the event that initiated it says.
public struct ChildStart: Sendable {
  /// The id of the child's workflow, in the parent's namespace.
  public var workflow: WorkflowKey
  /// The start; its request id is always the same for the same initiated event, so a child starts once however often it is asked for.
  public var request: StartWorkflowExecutionRequest
  /// What the child's record says of its parent.
  public var parent: ParentRecord
  /// How far the child's clock is ahead from the beginning; nil: not at all.
  public var skipped: TimeSkippingStatePropagation?
}

extension ChildStart {
  /// Whether the worker's version that the child is to be pinned to, if any, has workers on the child's queue.
  public var isVersionPresent: Bool { (try? request.versioningOverride.requirePresence(inQueue: request.taskQueue.name)) != nil }
}

extension MutableState {
  /// The start that `event`, one of the run's own initiated events, asks for; nil for an event of another kind.
  public func childStart(_ event: HistoryEvent) -> ChildStart? {
    guard case .startChildWorkflowExecutionInitiatedEventAttributes(let initiated) = event.attributes else { return nil }
    var request = StartWorkflowExecutionRequest()
    request.namespace = initiated.namespace
    request.workflowID = initiated.workflowID
    request.workflowType = initiated.workflowType
    request.taskQueue = initiated.taskQueue
    if initiated.hasInput { request.input = initiated.input }
    if initiated.hasWorkflowExecutionTimeout { request.workflowExecutionTimeout = initiated.workflowExecutionTimeout }
    request.workflowRunTimeout = initiated.workflowRunTimeout
    request.workflowTaskTimeout = initiated.workflowTaskTimeout
    request.requestID = "\(key.runID):\(event.eventID):0"
    request.workflowIDReusePolicy = initiated.workflowIDReusePolicy
    if initiated.hasRetryPolicy { request.retryPolicy = initiated.retryPolicy }
    request.cronSchedule = initiated.cronSchedule
    if initiated.hasMemo { request.memo = initiated.memo }
    if initiated.hasSearchAttributes { request.searchAttributes = initiated.searchAttributes }
    if initiated.hasHeader { request.header = initiated.header }
    if record.hasPriority || initiated.hasPriority { request.priority = record.priority.overridden(by: initiated.priority) }
    if event.hasUserMetadata { request.userMetadata = event.userMetadata }
    if initiated.hasVersioningOverride { request.versioningOverride = initiated.versioningOverride }
    if initiated.hasTimeSkippingConfig { request.timeSkippingConfig = initiated.timeSkippingConfig }
    return ChildStart(
      workflow: WorkflowKey(namespaceID: key.namespaceID, workflowID: initiated.workflowID), request: request,
      parent: asParent(
        initiatedEventID: event.eventID, closePolicy: initiated.parentClosePolicy, namespace: initiated.namespace),
      skipped: initiated.hasTimeSkippingStatePropagation ? initiated.timeSkippingStatePropagation : nil)
  }
}
