import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// ContinueAsNewWorkflowExecution: this run closes and the next one of its chain starts in the same commit.
  mutating func continueAsNew(
    _ command: ContinueAsNewWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try requireNothingUnhandled()
    try validate(command)
    try requireSize(
      of: command.input, .badContinueAsNewAttributes, "ContinueAsNewWorkflowExecutionCommandAttributes. Input exceeds size limit.")
    var request = nextRequest(command)
    request.requestID = handler.requestID
    let backoff = max(
      Duration(command.backoffStartInterval), rules.minimumRunInterval - (now - WallTime(nanoseconds: state.record.startTime)))

    var attributes = WorkflowExecutionContinuedAsNewEventAttributes()
    attributes.newExecutionRunID = handler.newRunID.description
    attributes.workflowType = request.workflowType
    attributes.taskQueue = request.taskQueue
    if command.hasInput { attributes.input = command.input }
    attributes.workflowRunTimeout = request.workflowRunTimeout
    attributes.workflowTaskTimeout = request.workflowTaskTimeout
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    if backoff > .zero { attributes.backoffStartInterval = backoff.proto }
    attributes.initiator = command.initiator
    if command.hasFailure { attributes.failure = command.failure }
    if command.hasLastCompletionResult { attributes.lastCompletionResult = command.lastCompletionResult }
    if command.hasHeader { attributes.header = command.header }
    if request.hasMemo { attributes.memo = request.memo }
    if request.hasSearchAttributes { attributes.searchAttributes = request.searchAttributes }

    var start = RunStart(key: ExecutionKey(workflow: state.key.workflow, runID: handler.newRunID), request: request)
    start.continuation = RunStart.Continuation(
      previousRunID: state.key.runID.description, firstRunID: state.record.firstRunID,
      initiator: command.initiator == .unspecified ? .workflow : command.initiator, attempt: 1,
      executionExpiration: WallTime(recorded: state.record.executionExpiration), firstTaskBackoff: max(.zero, backoff),
      resetPoints: handOnResetPoints())
    start.parent = state.parent
    state.handOnTime(to: &start)
    start.scheduledBy = state.scheduledBy
    do throws(ServiceError) {
      newRun = [try Turn.start(start, now: wallNow, rules: rules).finish()]
    } catch {
      throw CommandFailure(.badContinueAsNewAttributes, error.message)
    }
    state.record.newRunID = attributes.newExecutionRunID
    close(
      as: .continuedAsNew, .workflowExecutionContinuedAsNew, .workflowExecutionContinuedAsNewEventAttributes(attributes), metadata: metadata
    )
  }

  private func validate(_ command: ContinueAsNewWorkflowExecutionCommandAttributes) throws(CommandFailure) {
    let type = command.workflowType.name.isEmpty ? state.record.workflowType : command.workflowType.name
    let queue = command.taskQueue.name.isEmpty ? state.record.taskQueue : command.taskQueue.name
    func refuse(_ message: String) -> CommandFailure {
      CommandFailure(
        .badContinueAsNewAttributes, "\(message). WorkflowType=\(type) TaskQueue=name:\"\(queue)\" kind:TASK_QUEUE_KIND_NORMAL")
    }
    for (name, value) in [("WorkflowType", type), ("TaskQueue", queue)] where value.utf8.count > rules.maximumIDLength {
      throw CommandFailure(
        .badContinueAsNewAttributes,
        "\(name) on ContinueAsNewWorkflowExecutionCommand exceeds length limit. WorkflowType=\(type) Length=\(value.utf8.count) Limit=\(rules.maximumIDLength)"
      )
    }
    if let problem = TaskQueue.normal(queue).problem {
      throw refuse("error validating ContinueAsNewWorkflowExecutionCommand TaskQueue: \(problem)")
    }
    for (name, value) in [
      ("WorkflowRunTimeout", command.workflowRunTimeout), ("WorkflowTaskTimeout", command.workflowTaskTimeout),
      ("BackoffStartInterval", command.backoffStartInterval),
    ] where Duration(value) < .zero {
      throw refuse("Invalid \(name) on ContinueAsNewWorkflowExecutionCommand: negative duration")
    }
    if command.hasRetryPolicy, let problem = command.retryPolicy.problem {
      throw refuse("invalid WorkflowRetryPolicy on ContinueAsNewWorkflowExecutionCommand: \(problem)")
    }
    if command.hasSearchAttributes { try requireSettable(command.searchAttributes) }
  }

  /// The start of the next run: what the command says, and for the rest what this run has.
  private func nextRequest(_ command: ContinueAsNewWorkflowExecutionCommandAttributes) -> StartWorkflowExecutionRequest {
    let record = state.record
    var request = StartWorkflowExecutionRequest()
    request.workflowID = state.key.workflowID
    request.workflowType.name = command.workflowType.name.isEmpty ? record.workflowType : command.workflowType.name
    request.taskQueue = .normal(command.taskQueue.name.isEmpty ? record.taskQueue : command.taskQueue.name)
    if command.hasInput { request.input = command.input }
    if record.executionTimeout > 0 { request.workflowExecutionTimeout = Duration.nanoseconds(record.executionTimeout).proto }
    let run = Duration(command.workflowRunTimeout)
    request.workflowRunTimeout = (run > .zero ? run : .nanoseconds(record.runTimeout)).proto
    let task = Duration(command.workflowTaskTimeout)
    request.workflowTaskTimeout = (task > .zero ? task : .nanoseconds(record.workflowTaskTimeout)).proto
    if command.hasRetryPolicy { request.retryPolicy = command.retryPolicy }
    request.cronSchedule = command.cronSchedule
    if command.hasHeader { request.header = command.header }
    if command.hasMemo { request.memo = command.memo }
    if command.hasSearchAttributes { request.searchAttributes = command.searchAttributes.typed(by: rules) }
    if record.hasPriority { request.priority = record.priority }
    request.completionCallbacks = state.orderedCallbacks.map(\.callback)
    request.links = state.details.startLinks
    if command.hasLastCompletionResult { request.lastCompletionResult = command.lastCompletionResult }
    if command.hasFailure { request.continuedFailure = command.failure }
    return request
  }
}
