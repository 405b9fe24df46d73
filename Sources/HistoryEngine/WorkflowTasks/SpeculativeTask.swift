import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// Schedules a workflow task that exists in memory only, to tell the worker of updates. Nothing is stored of it unless something comes of it.
  mutating func scheduleSpeculativeTask() {
    var task = WorkflowTaskRecord()
    task.scheduledEventID = nextEventID
    task.attempt = 1
    task.scheduledTime = now.nanoseconds
    task.originalScheduledTime = now.nanoseconds
    task.timeout = timeout(ofAttempt: 1).wholeNanoseconds
    state.record.workflowTask = task
    state.isTaskSpeculative = true
    hasScheduledSpeculativeTask = true
    queueWorkflowTask()
  }

  /// Makes a speculative task an ordinary one, because something else is about to be stored: the history goes on behind its event.
  mutating func settleSpeculativeTask() {
    guard state.isTaskSpeculative else { return }
    becomeOrdinaryTask()
    // Who runs it is only known for sure when it ends, and then its start is written already.
    state.startedTask?.identity = ""
    append(state.scheduledEvent(of: state.record.workflowTask))
    queueWorkflowTask()
  }

  /// The speculative task's events are about to be written.
  mutating func becomeOrdinaryTask() {
    state.isTaskSpeculative = false
    hasScheduledSpeculativeTask = false
    offer = nil
    state.record.firstTaskDue = 0
    isDurable = true
  }

  /// Forgets a speculative task as if it had never been.
  mutating func forgetSpeculativeTask() {
    guard state.isTaskSpeculative else { return }
    state.record.clearWorkflowTask()
    state.startedTask = nil
    state.isTaskSpeculative = false
    hasScheduledSpeculativeTask = false
    offer = nil
  }

  /// Whether the worker's answer is that nothing happened: it only rejects updates, and can be told to forget what it was shown.
  func canForgetTask(_ request: RespondWorkflowTaskCompletedRequest) -> Bool {
    guard state.isTaskSpeculative, request.commands.isEmpty, !request.forceCreateNewWorkflowTask,
      request.messages.allSatisfy(\.isRejection)
    else { return false }
    // Behind the started event that the worker knows come the end of that task and the speculative one.
    let shown = state.record.workflowTask.scheduledEventID - state.record.lastStartedEventID - 2
    return shown <= 0 || (request.capabilities.discardSpeculativeWorkflowTaskWithEvents && shown <= rules.maximumForgottenEvents)
  }
}

extension MutableState {
  /// The record as it is stored: without a speculative task.
  var storedRecord: ExecutionRecord {
    guard isTaskSpeculative else { return record }
    var stored = record
    stored.clearWorkflowTask()
    return stored
  }
}
