import HistoryRecords
import TemporalAPI

extension Replay {
  /// Takes an event of a child or of a request to another workflow. Answers false, and changes nothing, for every other.
  mutating func applyChild(_ event: HistoryEvent) -> Bool {
    switch event.attributes {
    case .startChildWorkflowExecutionInitiatedEventAttributes(let it): initiate(event, it)
    case .startChildWorkflowExecutionFailedEventAttributes(let it): forgetChild(it.initiatedEventID)
    case .childWorkflowExecutionStartedEventAttributes(let it):
      state.children[it.initiatedEventID]?.runID = it.workflowExecution.runID
      state.children[it.initiatedEventID]?.startedEventID = event.eventID
      state.openErrands.remove(it.initiatedEventID)
    case .signalExternalWorkflowExecutionInitiatedEventAttributes:
      state.externalSignals[event.eventID] = ExternalRequestRecord(event)
      state.openErrands.insert(event.eventID)
    case .signalExternalWorkflowExecutionFailedEventAttributes(let it): forgetExternal(it.initiatedEventID)
    case .externalWorkflowExecutionSignaledEventAttributes(let it): forgetExternal(it.initiatedEventID)
    case .requestCancelExternalWorkflowExecutionInitiatedEventAttributes:
      state.externalCancels[event.eventID] = ExternalRequestRecord(event)
      state.openErrands.insert(event.eventID)
    case .requestCancelExternalWorkflowExecutionFailedEventAttributes(let it): forgetExternal(it.initiatedEventID)
    case .externalWorkflowExecutionCancelRequestedEventAttributes(let it): forgetExternal(it.initiatedEventID)
    default:
      guard let child = event.closedChild else { return false }
      forgetChild(child)
    }
    return true
  }

  private mutating func initiate(_ event: HistoryEvent, _ attributes: StartChildWorkflowExecutionInitiatedEventAttributes) {
    var child = ChildRecord()
    child.initiatedEventID = event.eventID
    child.workflowID = attributes.workflowID
    child.workflowType = attributes.workflowType.name
    child.closePolicy = attributes.parentClosePolicy
    state.children[event.eventID] = child
    state.openErrands.insert(event.eventID)
  }

  private mutating func forgetChild(_ id: Int64) {
    state.children[id] = nil
    state.openErrands.remove(id)
  }

  private mutating func forgetExternal(_ id: Int64) {
    state.externalSignals[id] = nil
    state.externalCancels[id] = nil
    state.openErrands.remove(id)
  }
}

extension ExternalRequestRecord {
  fileprivate init(_ initiated: HistoryEvent) {
    self.init()
    initiatedEventID = initiated.eventID
  }
}
