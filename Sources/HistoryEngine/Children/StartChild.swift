public import HistoryRecords
import Model
import Schedules
import TemporalAPI

extension Turn {
  /// StartChildWorkflowExecution: the child is initiated, and started once that is durable.
  mutating func startChild(
    _ command: StartChildWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: inout CommandHandler
  ) throws(CommandFailure) {
    try validate(command)
    let attributes = initiatedAttributes(command, completedEventID: handler.completedEventID)
    var child = ChildRecord()
    child.workflowID = attributes.workflowID
    child.workflowType = attributes.workflowType.name
    child.closePolicy = attributes.parentClosePolicy
    child.initiatedEventID = append(
      .startChildWorkflowExecutionInitiated, .startChildWorkflowExecutionInitiatedEventAttributes(attributes), metadata: metadata)
    update(child)
    send(child.initiatedEventID)
    handler.startedChildren.insert(child.workflowID)
  }

  mutating func update(_ child: ChildRecord) {
    state.children[child.initiatedEventID] = child
    dirty.children.insert(child.initiatedEventID)
    isDurable = true
  }

  private func validate(_ command: StartChildWorkflowExecutionCommandAttributes) throws(CommandFailure) {
    func refuse(_ message: String) -> CommandFailure { CommandFailure(.badStartChildExecutionAttributes, message) }
    let (id, type) = (command.workflowID, command.workflowType.name)
    let namespace = rules.namespaceName
    let names = "WorkflowId=\(id) WorkflowType=\(type) Namespace=\(namespace)"
    if isForeign(command.namespace) { throw refuse("cross namespace commands are not allowed") }
    guard !id.isEmpty else {
      throw refuse(
        "Required field WorkflowId is not set on StartChildWorkflowExecutionCommand. WorkflowType=\(type) Namespace=\(namespace)")
    }
    guard !type.isEmpty else {
      throw refuse("Required field WorkflowType is not set on StartChildWorkflowExecutionCommand. WorkflowId=\(id) Namespace=\(namespace)")
    }
    let limit = rules.maximumIDLength
    guard id.utf8.count <= limit else {
      throw refuse(
        "WorkflowId on StartChildWorkflowExecutionCommand exceeds length limit. WorkflowId=\(id) Length=\(id.utf8.count) Limit=\(limit) WorkflowType=\(type) Namespace=\(namespace)"
      )
    }
    guard type.utf8.count <= limit else {
      throw refuse(
        "WorkflowType on StartChildWorkflowExecutionCommand exceeds length limit. WorkflowId=\(id) WorkflowType=\(type) Length=\(type.utf8.count) Limit=\(limit) Namespace=\(namespace)"
      )
    }
    for (name, timeout) in [
      ("WorkflowExecutionTimeout", command.workflowExecutionTimeout), ("WorkflowRunTimeout", command.workflowRunTimeout),
      ("WorkflowTaskTimeout", command.workflowTaskTimeout),
    ] where Duration(timeout) < .zero {
      throw refuse("Invalid \(name) on StartChildWorkflowExecutionCommand: negative duration. \(names)")
    }
    if command.hasRetryPolicy, let problem = command.retryPolicy.problem {
      throw refuse("invalid WorkflowRetryPolicy on StartChildWorkflowExecutionCommand: \(problem). \(names)")
    }
    guard command.cronSchedule.isEmpty || CronSchedule(command.cronSchedule) != nil else {
      throw refuse("invalid CronSchedule on StartChildWorkflowExecutionCommand: invalid CronSchedule.. \(names)")
    }
    try validateQueue(command, names: names)
    try validateSearchAttributes(command, names: names)
    try requireRoomForChild(command)
  }

  private func validateQueue(_ command: StartChildWorkflowExecutionCommandAttributes, names: String) throws(CommandFailure) {
    let queue = command.taskQueue.name.isEmpty ? TaskQueue.normal(state.record.taskQueue) : command.taskQueue
    let isLong = queue.name.utf8.count > rules.maximumIDLength
    guard let problem = isLong ? "taskQueue length exceeds limit" : queue.problem else { return }
    throw CommandFailure(
      .badStartChildExecutionAttributes,
      "invalid TaskQueue on StartChildWorkflowExecutionCommand: \(problem). \(names) TaskQueue=name:\"\(queue.name)\" kind:TASK_QUEUE_KIND_NORMAL"
    )
  }

  private func validateSearchAttributes(_ command: StartChildWorkflowExecutionCommandAttributes, names: String) throws(CommandFailure) {
    guard command.hasSearchAttributes else { return }
    if let types = rules.searchAttributeTypes,
      let unknown = command.searchAttributes.indexedFields.keys.sorted().first(where: { types[$0] == nil })
    {
      throw CommandFailure(
        .badSearchAttributes, "Namespace \(rules.namespaceName) has no mapping defined for search attribute \(unknown)")
    }
    if let problem = command.searchAttributes.problem(rules: rules) {
      throw CommandFailure(.badSearchAttributes, "invalid SearchAttributes on StartChildWorkflowCommand: \(problem). \(names)")
    }
    try requireSettable(command.searchAttributes)
  }

  private func requireRoomForChild(_ command: StartChildWorkflowExecutionCommandAttributes) throws(CommandFailure) {
    let limit = rules.maximumPendingChildren
    guard state.children.count < limit else {
      throw CommandFailure(
        .pendingChildWorkflowsLimitExceeded,
        "the number of pending child workflow executions, \(state.children.count), has reached the per-workflow limit of \(limit)")
    }
    let cause = WorkflowTaskFailedCause.badStartChildExecutionAttributes
    try requireSize(of: command.input, cause, "StartChildWorkflowExecutionCommandAttributes. Input exceeds size limit.")
    guard command.memo.wireBytes <= rules.maximumMemoBytes else {
      throw CommandFailure(cause, "StartChildWorkflowExecutionCommandAttributes.Memo exceeds size limit.", terminates: true)
    }
  }

  private func initiatedAttributes(
    _ command: StartChildWorkflowExecutionCommandAttributes, completedEventID: Int64
  ) -> StartChildWorkflowExecutionInitiatedEventAttributes {
    let timeouts = RunTimeouts(
      execution: command.workflowExecutionTimeout, run: command.workflowRunTimeout, task: command.workflowTaskTimeout, rules: rules)
    var attributes = StartChildWorkflowExecutionInitiatedEventAttributes()
    attributes.namespace = rules.namespaceName
    attributes.namespaceID = state.key.namespaceID.description
    attributes.workflowID = command.workflowID
    attributes.workflowType = command.workflowType
    attributes.taskQueue = .normal(command.taskQueue.name.isEmpty ? state.record.taskQueue : command.taskQueue.name)
    if command.hasInput { attributes.input = command.input }
    if command.hasWorkflowExecutionTimeout { attributes.workflowExecutionTimeout = timeouts.execution.proto }
    attributes.workflowRunTimeout = timeouts.run.proto
    attributes.workflowTaskTimeout = timeouts.task.proto
    attributes.parentClosePolicy = command.parentClosePolicy == .unspecified ? .terminate : command.parentClosePolicy
    attributes.control = command.control
    attributes.workflowTaskCompletedEventID = completedEventID
    attributes.workflowIDReusePolicy =
      command.workflowIDReusePolicy == .unspecified ? .allowDuplicate : command.workflowIDReusePolicy
    if command.hasRetryPolicy { attributes.retryPolicy = command.retryPolicy.completed }
    attributes.cronSchedule = command.cronSchedule
    if command.hasHeader { attributes.header = command.header }
    if command.hasMemo { attributes.memo = command.memo }
    if command.hasSearchAttributes { attributes.searchAttributes = command.searchAttributes.typed(by: rules) }
    attributes.inheritBuildID = command.inheritBuildID
    if command.hasPriority { attributes.priority = command.priority }
    if command.hasVersioningOverride { attributes.versioningOverride = command.versioningOverride }
    if let config = state.timeSkippingConfigOfChildren { attributes.timeSkippingConfig = config }
    if let skipped = state.skippedTimeOfChildren { attributes.timeSkippingStatePropagation = skipped }
    return attributes
  }
}

extension ChildRecord {
  /// Whether the parent's history says that the child has started (or will, from the buffer).
  public var isStarted: Bool { !runID.isEmpty }
}
