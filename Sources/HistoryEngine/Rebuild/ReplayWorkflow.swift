import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func startTimer(_ event: HistoryEvent, _ attributes: TimerStartedEventAttributes) {
    var timer = TimerRecord()
    timer.timerID = attributes.timerID
    timer.startedEventID = event.eventID
    timer.fireTime = (WallTime(event.eventTime) + Duration(attributes.startToFireTimeout)).nanoseconds
    state.add(timer)
  }

  /// Drops a timer, but not one that a command started under the same id while this one's end was still in the buffer.
  mutating func forgetTimer(_ id: String, _ startedEventID: Int64) {
    if let timer = state.timers[id], timer.startedEventID == startedEventID { state.remove(timer) }
  }

  mutating func signal(_ attributes: WorkflowExecutionSignaledEventAttributes) {
    state.record.signalCount += 1
    if !attributes.requestID.isEmpty { state.signalRequestIDs.insert(attributes.requestID) }
  }

  /// Takes a closing event: the only kind that is left. What is pending stays, as in a run that was closed live.
  mutating func close(_ event: HistoryEvent) throws(ServiceError) {
    switch event.attributes {
    case .workflowExecutionCompletedEventAttributes(let it): close(event, as: .completed, newRunID: it.newExecutionRunID)
    case .workflowExecutionFailedEventAttributes(let it): close(event, as: .failed, newRunID: it.newExecutionRunID)
    case .workflowExecutionTimedOutEventAttributes(let it): close(event, as: .timedOut, newRunID: it.newExecutionRunID)
    case .workflowExecutionContinuedAsNewEventAttributes(let it): close(event, as: .continuedAsNew, newRunID: it.newExecutionRunID)
    case .workflowExecutionCanceledEventAttributes: close(event, as: .canceled)
    case .workflowExecutionTerminatedEventAttributes: close(event, as: .terminated)
    default: throw broken("event \(event.eventID) is of type \(event.eventType)")
    }
  }

  private mutating func close(_ event: HistoryEvent, as status: WorkflowExecutionStatus, newRunID: String = "") {
    state.record.status = status
    state.record.closeTime = WallTime(event.eventTime).nanoseconds
    state.record.closingEventID = event.eventID
    if !newRunID.isEmpty { state.record.newRunID = newRunID }
    state.record.firstTaskDue = 0
    state.record.clearWorkflowTask()
    startedEventID = 0
  }
}
