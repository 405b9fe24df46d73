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
    guard isTaskUnwritten else { return events }
    for index in events.indices where events[index].eventType == .workflowTaskStarted {
      events[index].workflowTaskStartedEventAttributes.identity = ""
    }
    return events
  }

  /// Whether the pending workflow task repeats a failed one, or is speculative: its events are shown at the end of a history, but are no part
  /// of it unless something comes of the task. Those of an ordinary first attempt will be written whatever becomes of it.
  public var isTaskUnwritten: Bool { record.hasWorkflowTask && (record.workflowTask.attempt > 1 || isTaskSpeculative) }

  /// The same, as the worker that runs the task is shown them and as they will be written.
  var unwrittenTaskEvents: [HistoryEvent] {
    guard isOpen, record.hasWorkflowTask else { return [] }
    let task = record.workflowTask
    var events: [HistoryEvent] = []
    if isTaskUnwritten && task.scheduledEventID == record.nextEventID { events.append(scheduledEvent(of: task)) }
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
    let events = state.unwrittenTaskEvents
    if state.isTaskSpeculative { becomeOrdinaryTask() }
    for event in events { append(event) }
  }
}
