public import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// The worker says that it could not compute the task. Only the first failure of a streak is written.
  public mutating func failWorkflowTask(_ token: TaskToken, _ request: RespondWorkflowTaskFailedRequest) throws(ServiceError) {
    try requireOpen()
    try requireStarted(token)
    endFailedTask { turn in
      turn.failStartedTask(
        request.cause, failure: request.hasFailure ? request.failure : nil, identity: request.identity,
        binaryChecksum: request.binaryChecksum)
    }
  }

  /// Ends the running task by `end`, writes what waited, and schedules the next attempt.
  ///
  /// New events in between make the next task an ordinary first attempt. A failure of a sticky worker does not count as an attempt.
  mutating func endFailedTask(_ end: (inout Turn) -> Void) {
    let attempt = state.record.workflowTask.attempt
    let wasSticky = state.record.hasSticky
    end(&self)
    state.record.clearSticky()
    sendUpdatesAgain()
    if !wasSticky { countProblem() }
    let hadBuffer = !state.buffer.isEmpty
    flushBuffer()
    scheduleWorkflowTask(attempt: hadBuffer ? 1 : wasSticky ? attempt : attempt + 1)
  }

  /// Fails the running task. A transient one leaves no trace.
  mutating func failStartedTask(
    _ cause: WorkflowTaskFailedCause, failure: Failure? = nil, identity: String, binaryChecksum: String = ""
  ) {
    guard let started = state.startedTask else { return }
    if started.attempt == 1 {
      writeStartedTask()
      var attributes = WorkflowTaskFailedEventAttributes()
      attributes.scheduledEventID = started.scheduledEventID
      attributes.startedEventID = started.startedEventID
      attributes.cause = cause
      if let failure { attributes.failure = failure }
      attributes.identity = identity
      attributes.binaryChecksum = binaryChecksum
      state.startedTask = nil
      append(.workflowTaskFailed, .workflowTaskFailedEventAttributes(attributes))
      state.record.noteProblem("WorkflowTaskFailed", cause.name)
    }
    state.record.closeAttempted = false
    dropWorkflowTask()
  }

  /// Checks that the token names the task that runs now.
  func requireStarted(_ token: TaskToken) throws(ServiceError) {
    guard let started = state.startedTask, started.scheduledEventID == token.scheduledEventID, started.attempt == token.attempt,
      started.startedTime.nanoseconds == token.startedTime
    else { throw .workflowTaskNotFound }
  }
}
