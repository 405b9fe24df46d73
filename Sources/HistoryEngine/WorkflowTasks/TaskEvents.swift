import HistoryRecords
import Model
import SwiftProtobuf
public import TemporalAPI

extension MutableState {
  /// Events of the pending workflow task that are not in the store: what a reader of a running history sees at its end.
  ///
  /// A transient task that other events have overtaken shows nothing: it will be written anew when it starts.
  public var unwrittenEvents: [HistoryEvent] {
    var events = unwrittenTaskEvents
    guard isTransientTask else { return events }
    for index in events.indices where events[index].eventType == .workflowTaskStarted {
      events[index].workflowTaskStartedEventAttributes.identity = ""
    }
    return events
  }

  /// Whether the pending workflow task repeats a failed one: its events are shown at the end of a history, but are no part of it
  /// unless it completes. Those of a first attempt will be written whatever becomes of it.
  public var isTransientTask: Bool { record.hasWorkflowTask && record.workflowTask.attempt > 1 }

  /// The same, as the worker that runs the task is shown them and as they will be written.
  var unwrittenTaskEvents: [HistoryEvent] {
    guard isOpen, record.hasWorkflowTask else { return [] }
    let task = record.workflowTask
    var events: [HistoryEvent] = []
    if task.attempt > 1 && task.scheduledEventID == record.nextEventID { events.append(scheduledEvent(of: task)) }
    if let started = startedTask { events.append(startedEvent(of: started)) }
    for index in events.indices { events[index].eventID = record.nextEventID + Int64(index) }
    return events
  }

  /// The queue that the next workflow task goes to.
  var workflowTaskQueue: TaskQueue {
    record.hasSticky ? .sticky(record.sticky.taskQueue, normal: record.taskQueue) : .normal(record.taskQueue)
  }

  func scheduledEvent(of task: WorkflowTaskRecord) -> HistoryEvent {
    var attributes = WorkflowTaskScheduledEventAttributes()
    attributes.taskQueue = workflowTaskQueue
    attributes.startToCloseTimeout = Duration.nanoseconds(task.timeout).proto
    attributes.attempt = task.attempt
    var event = HistoryEvent()
    event.eventType = .workflowTaskScheduled
    event.eventTime = WallTime(nanoseconds: task.scheduledTime).timestamp
    event.attributes = .workflowTaskScheduledEventAttributes(attributes)
    return event
  }

  func startedEvent(of started: StartedWorkflowTask) -> HistoryEvent {
    var attributes = WorkflowTaskStartedEventAttributes()
    attributes.scheduledEventID = started.scheduledEventID
    attributes.identity = started.identity
    attributes.requestID = started.requestID
    attributes.historySizeBytes = started.historyBytes
    attributes.suggestContinueAsNew = !started.suggestedReasons.isEmpty
    attributes.suggestContinueAsNewReasons = started.suggestedReasons
    var event = HistoryEvent()
    event.eventType = .workflowTaskStarted
    event.eventTime = started.startedTime.timestamp
    event.attributes = .workflowTaskStartedEventAttributes(attributes)
    return event
  }
}

extension Turn {
  /// Writes the events of the running workflow task, which existed only in memory until now.
  mutating func writeStartedTask() {
    for event in state.unwrittenTaskEvents { append(event) }
  }
}
