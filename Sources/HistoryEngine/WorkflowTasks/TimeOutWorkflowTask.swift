import HistoryRecords
public import Model
import TemporalAPI

/// Which clock of a workflow task ran out.
public enum WorkflowTaskTimeout: Sendable {
  /// The worker did not answer in time.
  case startToClose
  /// No worker took the task from its sticky queue in time.
  case scheduleToStart
}

extension Turn {
  /// Ends a workflow task by its timeout and schedules the next attempt. Answers false, and changes nothing, when the task is no longer the one meant.
  ///
  /// `since` is when the timeout in question began by the server's clock; nil: whenever. A speculative task may be followed by another one of the same number.
  public mutating func timeOutWorkflowTask(
    scheduledEventID: Int64, attempt: Int32, kind: WorkflowTaskTimeout, since: WallTime? = nil
  ) -> Bool {
    guard state.isOpen, state.record.hasWorkflowTask, state.record.workflowTask.scheduledEventID == scheduledEventID,
      state.record.workflowTask.attempt == attempt, (state.startedTask != nil) == (kind == .startToClose)
    else { return false }
    let begin = state.startedTask?.startedTime ?? WallTime(nanoseconds: state.record.workflowTask.scheduledTime)
    guard since == nil || since == state.wallTime(of: begin) else { return false }
    switch kind {
    case .startToClose: endFailedTask { $0.timeOutStartedTask() }
    case .scheduleToStart: timeOutScheduledTask()
    }
    return true
  }

  mutating func timeOutStartedTask() {
    guard let started = state.startedTask else { return }
    if started.attempt == 1 {
      if state.isTaskSpeculative { state.startedTask?.identity = "" }
      writeStartedTask()
      appendTimeout(scheduledEventID: started.scheduledEventID, startedEventID: started.startedEventID, .startToClose)
    }
    state.record.closeAttempted = false
    dropWorkflowTask()
  }

  /// The sticky worker did not take the task: whoever polls the normal queue gets it, and it counts as no attempt. A speculative task ends so
  /// on any queue: the ordinary one in its place can wait for long.
  private mutating func timeOutScheduledTask() {
    guard state.record.hasSticky || state.isTaskSpeculative else { return }
    let attempt = state.record.workflowTask.attempt
    appendTimeout(scheduledEventID: state.record.workflowTask.scheduledEventID, startedEventID: 0, .scheduleToStart)
    dropWorkflowTask()
    state.record.clearSticky()
    scheduleWorkflowTask(attempt: attempt)
  }

  private mutating func appendTimeout(scheduledEventID: Int64, startedEventID: Int64, _ type: TimeoutType) {
    var attributes = WorkflowTaskTimedOutEventAttributes()
    attributes.scheduledEventID = scheduledEventID
    attributes.startedEventID = startedEventID
    attributes.timeoutType = type
    state.startedTask = nil
    append(.workflowTaskTimedOut, .workflowTaskTimedOutEventAttributes(attributes))
    state.record.noteProblem("WorkflowTaskTimedOut", type.sentenceName)
  }
}
