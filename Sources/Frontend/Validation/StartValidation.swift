import HistoryEngine
import Model
import Schedules
import SwiftProtobuf
import TemporalAPI

/// What StartWorkflowExecution and SignalWithStartWorkflowExecution have in common.
protocol StartingRequest {
  var workflowID: String { get }
  var hasWorkflowType: Bool { get }
  var workflowType: WorkflowType { get }
  var hasTaskQueue: Bool { get }
  var taskQueue: TaskQueue { get }
  var requestID: String { get set }
  var input: Payloads { get }
  var memo: Memo { get }
  var hasSearchAttributes: Bool { get }
  var searchAttributes: SearchAttributes { get set }
  mutating func clearSearchAttributes()
  var hasRetryPolicy: Bool { get }
  var retryPolicy: RetryPolicy { get }
  var workflowExecutionTimeout: Google_Protobuf_Duration { get }
  var workflowRunTimeout: Google_Protobuf_Duration { get }
  var workflowTaskTimeout: Google_Protobuf_Duration { get }
  var workflowStartDelay: Google_Protobuf_Duration { get }
  var hasWorkflowStartDelay: Bool { get }
  var cronSchedule: String { get }
  var workflowIDReusePolicy: WorkflowIdReusePolicy { get set }
  var workflowIDConflictPolicy: WorkflowIdConflictPolicy { get set }
  var priority: Priority { get }
  var links: [Link] { get }
  var hasVersioningOverride: Bool { get }
  var versioningOverride: WorkflowVersioningOverride { get }
  var hasTimeSkippingConfig: Bool { get }
  var timeSkippingConfig: TimeSkippingConfig { get }
}

extension StartWorkflowExecutionRequest: StartingRequest {}
extension SignalWithStartWorkflowExecutionRequest: StartingRequest {}

extension StartWorkflowExecutionRequest {
  /// Checks the request and fills in what it leaves out.
  mutating func prepare(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError) {
    try checkNames(rules: rules)
    try checkShape(rules: rules)
    try checkTimeAndVersion()
    if onConflictOptions.attachCompletionCallbacks && !onConflictOptions.attachRequestID {
      throw .invalidArgument("attaching request ID is required for attaching completion callbacks")
    }
    try Required.callbacks(completionCallbacks, rules: rules)
    settleCallbacks()
    try settle(in: namespace, rules: rules, makeRequestID: makeRequestID)
  }

  private func checkNames(rules: Rules) throws(ServiceError) {
    if workflowID.isEmpty { throw .invalidArgument("WorkflowId is not set on request.") }
    try Required.cappedLength(workflowID, of: "WorkflowId", rules: rules)
    if workflowType.name.isEmpty { throw .invalidArgument("WorkflowType is not set on request.") }
    try Required.length(workflowType.name, of: "WorkflowType", rules: rules)
    try Required.length(requestID, of: "RequestId", rules: rules)
  }
}

extension SignalWithStartWorkflowExecutionRequest {
  /// Checks the request and fills in what it leaves out.
  mutating func prepare(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError) {
    try checkNames(rules: rules)
    try checkShape(rules: rules)
    if workflowIDConflictPolicy == .fail {
      throw .invalidArgument("Invalid WorkflowIDConflictPolicy: WORKFLOW_ID_CONFLICT_POLICY_FAIL is not supported for this operation.")
    }
    try Required.payloads(signalInput, rules: rules)
    try checkTimeAndVersion()
    try settle(in: namespace, rules: rules, makeRequestID: makeRequestID)
  }

  private func checkNames(rules: Rules) throws(ServiceError) {
    if workflowID.isEmpty { throw .invalidArgument("WorkflowId is not set on request.") }
    try Required.cappedLength(workflowID, of: "WorkflowId", rules: rules)
    if signalName.isEmpty { throw .invalidArgument("signal not set") }
    try Required.cappedLength(signalName, of: "signal name", rules: rules)
    if workflowType.name.isEmpty { throw .invalidArgument("WorkflowType is not set on request.") }
    try Required.cappedLength(workflowType.name, of: "workflow type name", rules: rules)
    try Required.length(requestID, of: "RequestId", rules: rules)
  }
}

extension StartingRequest {
  fileprivate func checkShape(rules: Rules) throws(ServiceError) {
    try Required.duration(workflowStartDelay, "WorkflowStartDelaySeconds")
    if hasWorkflowStartDelay && !cronSchedule.isEmpty {
      throw .invalidArgument("CronSchedule and WorkflowStartDelay may not be used together.")
    }
    try Required.cron(cronSchedule)
    try Required.workflowTaskQueue(hasTaskQueue ? taskQueue : nil, rules: rules)
    try Required.duration(workflowExecutionTimeout, "WorkflowExecutionTimeoutSeconds")
    try Required.duration(workflowRunTimeout, "WorkflowRunTimeoutSeconds")
    try Required.duration(workflowTaskTimeout, "WorkflowTaskTimeoutSeconds")
    if hasRetryPolicy, let problem = retryPolicy.problem { throw .invalidArgument(problem) }
    try Required.priority(priority)
    try Required.links(links)
    try checkPolicies()
    try Required.payloads(input, rules: rules)
    try Required.memo(memo, rules: rules)
  }

  fileprivate func checkTimeAndVersion() throws(ServiceError) {
    if hasVersioningOverride {
      try Required.versioningOverride(versioningOverride)
      try versioningOverride.requirePresence(inQueue: taskQueue.name)
    }
    if hasTimeSkippingConfig { try Required.timeSkipping(timeSkippingConfig) }
  }

  private func checkPolicies() throws(ServiceError) {
    if workflowIDReusePolicy == .terminateIfRunning && workflowIDConflictPolicy != .unspecified {
      throw .invalidArgument(
        """
        Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with \
        a WorkflowIDConflictPolicy
        """)
    }
    if workflowIDReusePolicy == .rejectDuplicate && workflowIDConflictPolicy == .terminateExisting {
      throw .invalidArgument(
        """
        Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with \
        WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
        """)
    }
  }

  /// Rewrites what has an older form, fills in defaults, and drops what says nothing.
  fileprivate mutating func settle(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError) {
    if requestID.isEmpty { requestID = makeRequestID() }
    if workflowIDReusePolicy == .terminateIfRunning {
      workflowIDReusePolicy = .allowDuplicate
      workflowIDConflictPolicy = .terminateExisting
    }
    guard hasSearchAttributes else { return }
    searchAttributes = try searchAttributes.validated(in: namespace, rules: rules)
    if searchAttributes.indexedFields.isEmpty { clearSearchAttributes() }
  }
}

extension Required {
  /// The length of a text in bytes of UTF-8, refused in the words that tell both numbers.
  static func cappedLength(_ text: String, of field: String, rules: Rules) throws(ServiceError) {
    let length = text.utf8.count
    if length > rules.maximumIDLength {
      throw .invalidArgument("\(field) exceeds maximum allowed length (\(length)/\(rules.maximumIDLength))")
    }
  }

  /// No schedule, or one that some time satisfies.
  static func cron(_ text: String) throws(ServiceError) {
    if text.isEmpty { return }
    guard let schedule = CronSchedule(text) else { throw .invalidArgument("invalid CronSchedule.") }
    // Leap days come within five years of the epoch as of most other times.
    guard schedule.next(after: .epoch, from: .epoch) != nil else {
      throw .invalidArgument("invalid CronSchedule, no time can be found to satisfy the schedule")
    }
  }

  static func priority(_ priority: Priority) throws(ServiceError) {
    if let problem = priority.problem { throw .invalidArgument(problem) }
  }

  private static func named(_ kind: String, _ fields: [(name: String, value: String)]) throws(ServiceError) {
    for field in fields where field.value.isEmpty { throw .invalidArgument("\(kind) must not have an empty \(field.name) field") }
  }

  static func links(_ links: [Link]) throws(ServiceError) {
    if links.count > 10 { throw .invalidArgument("cannot attach more than 10 links per request, got \(links.count)") }
    for link in links {
      switch link.variant {
      case .workflowEvent(let event):
        if event.namespace.isEmpty { throw .invalidArgument("workflow event link must not have an empty namespace field") }
        if event.workflowID.isEmpty { throw .invalidArgument("workflow event link must not have an empty workflow ID field") }
        if event.runID.isEmpty { throw .invalidArgument("workflow event link must not have an empty run ID field") }
        if case .eventRef(let reference) = event.reference, reference.eventType == .unspecified, reference.eventID != 0 {
          throw .invalidArgument("workflow event link ref cannot have an unspecified event type and a non-zero event ID")
        }
      case .batchJob(let job): if job.jobID.isEmpty { throw .invalidArgument("batch job link must not have an empty job ID") }
      case .activity(let activity):
        try named(
          "activity link", [("namespace", activity.namespace), ("activity ID", activity.activityID), ("run ID", activity.runID)])
      case .nexusOperation(let operation):
        try named(
          "nexus operation link",
          [("namespace", operation.namespace), ("operation ID", operation.operationID), ("run ID", operation.runID)])
      case .workflow, .callback, nil: throw .invalidArgument("unsupported link variant")
      }
      let size = (try? link.serializedData().count) ?? 0
      if size > 4000 { throw .invalidArgument("link exceeds allowed size of 4000, got \(size)") }
    }
  }
}
