import FoundationEssentials
import HistoryEngine
import Model
import Schedules
import TemporalAPI

extension Required {
  /// What names a schedule, and that it is not too long for the original, which puts something before it.
  static func scheduleID(_ id: String) throws(ServiceError) {
    if id.isEmpty { throw .invalidArgument("Can't load workflow execution.  WorkflowId not set.") }
  }
}

extension CreateScheduleRequest {
  /// Checks the request and fills in what it leaves out. A schedule may be created without anything to do.
  mutating func prepare(in namespace: Namespace, rules: Rules) throws(ServiceError) {
    try Required.scheduleID(scheduleID)
    if requestID.isEmpty { throw .invalidArgument("RequestId is not set on request.") }
    try Required.length(requestID, of: "RequestId", rules: rules)
    try Required.cappedLength("temporal-sys-scheduler:" + scheduleID, of: "WorkflowId", rules: rules)
    if schedule.action.action != nil { try schedule.prepareAction(in: namespace, rules: rules) }
    try schedule.check()
    try Required.memo(memo, rules: rules)
    guard hasSearchAttributes else { return }
    searchAttributes = try searchAttributes.validated(in: namespace, rules: rules).typed(by: namespace)
    if searchAttributes.indexedFields.isEmpty { clearSearchAttributes() }
  }
}

extension UpdateScheduleRequest {
  /// Checks the request and fills in what it leaves out.
  mutating func prepare(in namespace: Namespace, rules: Rules) throws(ServiceError) {
    try Required.length(requestID, of: "RequestId", rules: rules)
    guard schedule.action.action != nil else { throw .invalidArgument("Only StartWorkflow action is supported for schedules") }
    try schedule.prepareAction(in: namespace, rules: rules)
    try schedule.check()
    try Required.memo(memo, rules: rules)
    if hasSearchAttributes {
      searchAttributes = try searchAttributes.validated(in: namespace, rules: rules).typed(by: namespace)
    }
  }
}

extension Schedule {
  /// What the time of a start adds to the workflow's id.
  private static let suffix = "-2006-01-02T15:04:05Z"

  /// Checks the workflow that is to be started, as if it were started now.
  fileprivate mutating func prepareAction(in namespace: Namespace, rules: Rules) throws(ServiceError) {
    var workflow = action.startWorkflow
    try Required.cappedLength(workflow.workflowID + Self.suffix, of: "WorkflowId", rules: rules)
    if workflow.workflowType.name.isEmpty { throw .invalidArgument("WorkflowType is not set on request.") }
    try Required.length(workflow.workflowType.name, of: "WorkflowType", rules: rules)
    guard workflow.hasTaskQueue else { throw .invalidArgument("taskQueue is not set") }
    try Required.workflowTaskQueue(workflow.taskQueue, rules: rules)
    try Required.duration(workflow.workflowExecutionTimeout, "WorkflowExecutionTimeoutSeconds")
    try Required.duration(workflow.workflowRunTimeout, "WorkflowRunTimeoutSeconds")
    try Required.duration(workflow.workflowTaskTimeout, "WorkflowTaskTimeoutSeconds")
    if workflow.hasRetryPolicy, let problem = workflow.retryPolicy.problem { throw .invalidArgument(problem) }
    try Required.priority(workflow.priority)
    if !workflow.cronSchedule.isEmpty { throw .invalidArgument("Scheduled workflow must not contain CronSchedule") }
    if ![.unspecified, .allowDuplicate].contains(workflow.workflowIDReusePolicy) {
      throw .invalidArgument("Scheduled workflow must not contain WorkflowIDReusePolicy")
    }
    if workflow.hasVersioningOverride { throw .unimplemented("Worker versioning (versioning_override) is not built yet in this server.") }
    try Required.payloads(workflow.input, rules: rules)
    try Required.memo(workflow.memo, rules: rules)
    if workflow.hasSearchAttributes {
      workflow.searchAttributes = try workflow.searchAttributes.validated(in: namespace, rules: rules).typed(by: namespace)
    }
    workflow.taskQueue.kind = .normal
    action.startWorkflow = workflow
  }

  fileprivate func check() throws(ServiceError) {
    do throws(SpecProblem) { _ = try ScheduleTimes(spec, seed: "") } catch { throw .invalidSpec(error) }
    if state.remainingActions < 0 { throw .invalidArgument("RemainingActions of a schedule cannot be negative.") }
  }
}

extension SearchAttributes {
  /// With each payload's type written into its metadata.
  fileprivate func typed(by namespace: Namespace) -> SearchAttributes {
    var rules = Rules.standard
    rules.searchAttributeTypes = namespace.settableSearchAttributes
    return typed(by: rules)
  }
}
