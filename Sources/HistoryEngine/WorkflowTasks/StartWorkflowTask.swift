import HistoryRecords
public import Model
public import TemporalAPI

/// What a worker must be told of the workflow task it just got.
public struct WorkflowTaskStart: Sendable {
  public var scheduledEventID: Int64
  public var startedEventID: Int64
  /// The started event of the last completed task: a sticky worker has seen everything up to it.
  public var previousStartedEventID: Int64
  public var attempt: Int32
  public var scheduledTime: WallTime
  public var startedTime: WallTime
  /// The time after which the task is given to somebody else.
  public var timeout: Duration
  public var isSticky: Bool
  /// Events that follow the stored history and exist only for this worker so far.
  public var tail: [HistoryEvent]
  /// The stored history is every event below this id.
  public var nextStoredEventID: Int64
  /// Updates that the worker has not been told of, to be dealt with behind the events of the task.
  public var messages: [ProtocolMessage] = []
}

extension Turn {
  /// Gives the scheduled workflow task to a worker. Usually soft: nothing is stored until the worker answers.
  ///
  /// Throws NOT_FOUND when the task is not the one scheduled, or runs already.
  public mutating func startWorkflowTask(
    scheduledEventID: Int64, stamp: Int64, identity: String, requestID: String
  ) throws(ServiceError) -> WorkflowTaskStart {
    try requireOpen()
    guard state.record.hasWorkflowTask, state.startedTask == nil, !state.isPaused,
      state.record.workflowTask.scheduledEventID == scheduledEventID, Int64(state.record.workflowTask.attempt) == stamp
    else { throw .workflowTaskNotFound }
    return startScheduledTask(identity: identity, requestID: requestID)
  }

  /// `isFirst`: the task is given out with the start itself, when there is no history to speak of.
  mutating func startScheduledTask(identity: String, requestID: String, isFirst: Bool = false) -> WorkflowTaskStart {
    var task = state.record.workflowTask
    if task.attempt > 1 && task.scheduledEventID != nextEventID {
      // Something happened since the failed attempt: the task becomes an ordinary one, with an event of its own.
      scheduleWorkflowTask(attempt: 1)
      task = state.record.workflowTask
    }
    let isUnwritten = task.attempt > 1 || state.isTaskSpeculative
    let started = StartedWorkflowTask(
      scheduledEventID: task.scheduledEventID, startedEventID: isUnwritten ? nextEventID + 1 : nextEventID, attempt: task.attempt,
      startedTime: now, timeout: .nanoseconds(task.timeout), requestID: requestID, identity: identity, isSticky: state.record.hasSticky,
      historyBytes: isFirst ? 0 : historyBytesWithPending, suggestedReasons: suggestedReasons)
    state.startedTask = started
    offer = nil
    var start = state.start(of: started)
    start.messages = sendUpdates(before: started.startedEventID)
    return start
  }

  /// The history's size with the events of this turn, which are not yet counted in the record.
  private var historyBytesWithPending: Int64 {
    state.record.historyBytes + events.reduce(0) { $0 + Int64($1.wireBytes) }
  }

  private var suggestedReasons: [SuggestContinueAsNewReason] {
    var reasons: [SuggestContinueAsNewReason] = []
    // The size as it was before this turn, as the original compares it; the count as it is.
    if state.record.historyBytes >= rules.suggestContinueAsNewBytes { reasons.append(.historySizeTooLarge) }
    if nextEventID > rules.suggestContinueAsNewEvents { reasons.append(.tooManyHistoryEvents) }
    if state.updateCount >= rules.suggestContinueAsNewUpdates { reasons.append(.tooManyUpdates) }
    return reasons
  }
}

extension MutableState {
  /// The first workflow task, if the client that started the run was given it with the answer and nobody else has it by now.
  public var eagerTask: WorkflowTaskStart? {
    guard isOpen, let startedTask, startedTask.attempt == 1, startedTask.requestID == record.startRequestID else { return nil }
    return start(of: startedTask)
  }

  fileprivate func start(of started: StartedWorkflowTask) -> WorkflowTaskStart {
    WorkflowTaskStart(
      scheduledEventID: started.scheduledEventID, startedEventID: started.startedEventID, previousStartedEventID: record.lastStartedEventID,
      attempt: started.attempt, scheduledTime: WallTime(nanoseconds: record.workflowTask.scheduledTime), startedTime: started.startedTime,
      timeout: started.timeout, isSticky: started.isSticky, tail: unwrittenTaskEvents, nextStoredEventID: record.nextEventID)
  }
}

extension ServiceError {
  static var workflowTaskNotFound: ServiceError { .notFound("Workflow task not found.") }
}
