import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func scheduleTask(_ event: HistoryEvent, _ attributes: WorkflowTaskScheduledEventAttributes) {
    var task = WorkflowTaskRecord()
    task.scheduledEventID = event.eventID
    task.attempt = attributes.attempt
    task.scheduledTime = WallTime(event.eventTime).nanoseconds
    task.originalScheduledTime = task.scheduledTime
    task.timeout = Duration(attributes.startToCloseTimeout).wholeNanoseconds
    state.record.workflowTask = task
    // Whatever held the first task back is over.
    state.record.firstTaskDue = 0
    hasFailedTask = false
  }

  mutating func completeTask(_ event: HistoryEvent, _ attributes: WorkflowTaskCompletedEventAttributes) {
    state.record.clearWorkflowTask()
    startedEventID = 0
    state.record.lastStartedEventID = attributes.startedEventID
    state.record.completedWorkflowTask = true
    state.record.noteWorker(of: attributes)
    _ = state.addResetPoint(attributes, eventID: event.eventID, at: WallTime(event.eventTime))
  }

  mutating func failTask() {
    state.record.clearWorkflowTask()
    startedEventID = 0
    hasFailedTask = true
  }

  /// A task that failed is tried again without an event of its own, as whatever attempt it is: here, as the second.
  mutating func scheduleRepeatedTask() {
    guard hasFailedTask, state.isOpen, !state.isPaused else { return }
    hasFailedTask = false
    var task = WorkflowTaskRecord()
    task.scheduledEventID = state.record.nextEventID
    task.attempt = 2
    task.timeout = state.record.workflowTaskTimeout
    state.record.workflowTask = task
  }
}

extension ExecutionRecord {
  /// Remembers which builds and which SDK the run has been computed by.
  mutating func noteWorker(of completed: WorkflowTaskCompletedEventAttributes) {
    let checksum = completed.binaryChecksum
    if !checksum.isEmpty && !binaryChecksums.contains(checksum) { binaryChecksums.append(checksum) }
    let build = completed.hasWorkerVersion ? completed.workerVersion.buildID : ""
    // A run with an override is no unversioned one.
    if !hasVersioningOverride {
      for id in build.isEmpty ? ["unversioned"] : ["unversioned", "unversioned:\(build)"] where !buildIds.contains(id) {
        buildIds.append(id)
      }
    }
    if !completed.sdkMetadata.sdkName.isEmpty { sdkName = completed.sdkMetadata.sdkName }
    if !completed.sdkMetadata.sdkVersion.isEmpty { sdkVersion = completed.sdkMetadata.sdkVersion }
  }
}
