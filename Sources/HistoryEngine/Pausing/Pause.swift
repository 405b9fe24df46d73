import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// Holds the whole run: no workflow task and no activity attempt is given out until it is unpaused. What runs already may finish; timers,
  /// signals and timeouts go on and are recorded.
  ///
  /// Throws NOT_FOUND on a closed run, FAILED_PRECONDITION on a paused one unless the same request paused it.
  public mutating func pause(_ request: PauseWorkflowExecutionRequest) throws(ServiceError) {
    try requireOpen()
    if state.isPaused {
      guard !request.requestID.isEmpty && request.requestID == state.record.pause.requestID else {
        throw ServiceError(.failedPrecondition, "workflow is already paused.")
      }
      return
    }
    if state.startedTask == nil { takeBackWorkflowTask() }
    state.record.status = .paused
    state.record.pause.identity = request.identity
    state.record.pause.reason = request.reason
    state.record.pause.requestID = request.requestID
    state.record.pause.time = now.nanoseconds
    var attributes = WorkflowExecutionPausedEventAttributes()
    attributes.identity = request.identity
    attributes.reason = request.reason
    attributes.requestID = request.requestID
    post(.workflowExecutionPaused, .workflowExecutionPausedEventAttributes(attributes))
    if state.startedTask != nil { requestWorkflowTask() }
  }

  /// Lets the run go on: what became due while it was paused is given out now.
  ///
  /// Throws NOT_FOUND on a closed run, FAILED_PRECONDITION on one that is not paused.
  public mutating func unpause(_ request: UnpauseWorkflowExecutionRequest) throws(ServiceError) {
    try requireOpen()
    guard state.isPaused else { throw ServiceError(.failedPrecondition, "workflow is not paused.") }
    state.record.status = .running
    state.record.clearPause()
    var attributes = WorkflowExecutionUnpausedEventAttributes()
    attributes.identity = request.identity
    attributes.reason = request.reason
    attributes.requestID = request.requestID
    post(.workflowExecutionUnpaused, .workflowExecutionUnpausedEventAttributes(attributes))
    for activity in state.activities.values where !activity.isStarted && !activity.hasPause {
      queueActivity(activity, due: max(now, WallTime(nanoseconds: activity.attemptScheduledTime)))
    }
    // A task that a crash took from its worker while the run was paused is scheduled still, but in no queue.
    if state.record.hasWorkflowTask && state.startedTask == nil { queueWorkflowTask() }
    requestWorkflowTask()
    // Updates do not wait for a first task that is held back.
    if state.hasUnsentUpdates && !state.record.hasWorkflowTask { scheduleSpeculativeTask() }
  }

  /// The workflow task that waits in its queue is failed, so that the workflow sees the pause when it goes on. A transient one leaves no trace.
  private mutating func takeBackWorkflowTask() {
    forgetSpeculativeTask()
    guard state.record.hasWorkflowTask else { return }
    let task = state.record.workflowTask
    if task.attempt == 1 {
      var attributes = WorkflowTaskFailedEventAttributes()
      attributes.scheduledEventID = task.scheduledEventID
      attributes.cause = .workflowPauseRequestedBeforeTaskStarted
      attributes.identity = Identity.service
      append(.workflowTaskFailed, .workflowTaskFailedEventAttributes(attributes))
    }
    dropWorkflowTask()
  }
}
