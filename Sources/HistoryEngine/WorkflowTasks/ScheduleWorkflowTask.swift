import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// Schedules a workflow task unless one is pending, the run is closed, or its first task is held back.
  mutating func scheduleWorkflowTaskIfNone() {
    guard state.isOpen, !state.record.hasWorkflowTask, !state.isHeldBack else { return }
    scheduleWorkflowTask(attempt: 1)
  }

  /// Schedules the next workflow task. The first attempt writes its event; later ones (transient tasks) write theirs only when they complete.
  /// A paused run gets none: unpausing brings it.
  mutating func scheduleWorkflowTask(attempt: Int32, heartbeatSince original: WallTime? = nil) {
    guard !state.isPaused else { return }
    var task = WorkflowTaskRecord()
    task.scheduledEventID = nextEventID
    task.attempt = attempt
    task.scheduledTime = now.nanoseconds
    task.originalScheduledTime = (original ?? now).nanoseconds
    task.timeout = timeout(ofAttempt: attempt).wholeNanoseconds
    state.record.workflowTask = task
    if attempt == 1 {
      append(state.scheduledEvent(of: task))
      // Whatever held the first task back is over.
      state.record.firstTaskDue = 0
    }
    queueWorkflowTask()
  }

  /// Puts the pending workflow task into its queue: by a row, or, when it is speculative, by itself.
  mutating func queueWorkflowTask() {
    let task = state.record.workflowTask
    var payload = TaskRecord()
    payload.taskQueue = state.record.hasSticky ? state.record.sticky.taskQueue : state.record.taskQueue
    payload.sticky = state.record.hasSticky
    payload.scheduledEventID = task.scheduledEventID
    payload.stamp = Int64(task.attempt)
    payload.scheduledTime = task.scheduledTime
    payload.take(state.record.priority)
    guard state.isTaskSpeculative else { return set(.workflowTask, due: now, payload: payload) }
    let sticky = state.record.sticky.scheduleToStartTimeout
    payload.expires = (now + (sticky > 0 ? .nanoseconds(sticky) : rules.speculativeTaskTimeout)).nanoseconds
    offer = payload
  }

  /// Forgets the pending workflow task, started or not.
  mutating func dropWorkflowTask() {
    guard state.record.hasWorkflowTask, !state.isTaskSpeculative else { return forgetSpeculativeTask() }
    state.record.clearWorkflowTask()
    state.startedTask = nil
    remove(.workflowTask)
  }

  /// Ends the delay of a run's first workflow task. A child whose parent has not recorded its start still waits for that.
  mutating func releaseFirstTask() {
    guard state.record.firstTaskDue != 0 else { return }
    state.record.firstTaskDue = 0
    isDurable = true
    requestWorkflowTask()
  }

  /// Attempts after the third get more time each, which is how a workflow that keeps failing is slowed down: its last
  /// failure is not answered, so the task ends by this timeout.
  func timeout(ofAttempt attempt: Int32) -> Duration {
    let base = Duration.nanoseconds(state.record.workflowTaskTimeout)
    guard attempt >= rules.firstStretchedAttempt else { return base }
    let doublings = min(attempt - rules.firstStretchedAttempt, 16)
    return base + min(rules.workflowTaskRetryInitialInterval * (1 << doublings), rules.workflowTaskRetryMaximumInterval)
  }
}
