import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// Closes the run with the event that was just decided. What is still pending stays readable, but its tasks are gone.
  mutating func close(
    as status: WorkflowExecutionStatus, _ type: EventType, _ attributes: Attributes, metadata: UserMetadata? = nil, links: [Link] = []
  ) {
    // What still waits in the buffer at this point is dropped: nothing can follow the closing event.
    for item in state.buffer where dirty.buffered.remove(item.sequence) == nil { dirty.unbuffered.append(item.sequence) }
    state.buffer.removeAll()
    state.record.closingEventID = append(type, attributes, metadata: metadata, links: links)
    end(as: status)
  }

  /// The run is over: it has no tasks from now on, but for its deletion after the retention.
  mutating func end(as status: WorkflowExecutionStatus) {
    state.record.status = status
    state.record.closeTime = now.nanoseconds
    state.record.firstTaskDue = 0
    state.record.closeAttempted = false
    dropWorkflowTask()
    for (reference, activity) in state.activities where activity.startedTime == 0 { remove(.activityTask, reference: reference) }
    leaveErrands()
    if state.record.wakeUpDue != 0 {
      state.record.wakeUpDue = 0
      remove(.wakeUp)
    }
    abortUpdatesOfClosedRun()
    releaseCallbacks()
    renewDeletion()
  }

  /// Ends the run from outside: a running workflow task fails first, then what waited in the buffer is written.
  mutating func forceClose(as status: WorkflowExecutionStatus, _ type: EventType, _ attributes: Attributes, links: [Link] = []) {
    if state.startedTask != nil {
      if state.isTaskSpeculative { state.startedTask?.identity = Identity.service }
      failStartedTask(.forceCloseCommand, identity: Identity.service)
    } else {
      forgetSpeculativeTask()
    }
    flushBuffer()
    close(as: status, type, attributes, links: links)
  }
}
