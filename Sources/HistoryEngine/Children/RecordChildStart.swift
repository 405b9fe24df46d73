import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// The child has started: its first run, without a workflow task yet, which waits for this to be durable.
  mutating func recordChildStarted(_ initiated: HistoryEvent, runID: UniqueID) {
    guard state.isOpen, var child = unstartedChild(initiated) else { return }
    let asked = initiated.startChildWorkflowExecutionInitiatedEventAttributes
    var attributes = ChildWorkflowExecutionStartedEventAttributes()
    attributes.namespace = asked.namespace
    attributes.namespaceID = asked.namespaceID
    attributes.initiatedEventID = initiated.eventID
    attributes.workflowExecution.workflowID = asked.workflowID
    attributes.workflowExecution.runID = runID.description
    attributes.workflowType = asked.workflowType
    if asked.hasHeader { attributes.header = asked.header }
    child.runID = runID.description
    child.startedEventID = post(.childWorkflowExecutionStarted, .childWorkflowExecutionStartedEventAttributes(attributes))
    update(child)
    settle(initiated.eventID)
    requestWorkflowTask()
  }

  /// The child could not start.
  mutating func recordChildStartFailed(_ initiated: HistoryEvent, _ cause: StartChildWorkflowExecutionFailedCause) {
    guard state.isOpen, let child = unstartedChild(initiated) else { return }
    let asked = initiated.startChildWorkflowExecutionInitiatedEventAttributes
    var attributes = StartChildWorkflowExecutionFailedEventAttributes()
    attributes.namespace = asked.namespace
    attributes.namespaceID = asked.namespaceID
    attributes.workflowID = asked.workflowID
    attributes.workflowType = asked.workflowType
    attributes.cause = cause
    attributes.control = asked.control
    attributes.initiatedEventID = initiated.eventID
    post(.startChildWorkflowExecutionFailed, .startChildWorkflowExecutionFailedEventAttributes(attributes))
    forget(child)
    settle(initiated.eventID)
    requestWorkflowTask()
  }

  private func unstartedChild(_ initiated: HistoryEvent) -> ChildRecord? {
    guard let child = state.children[initiated.eventID], !child.isStarted else { return nil }
    return child
  }

  mutating func forget(_ child: ChildRecord) {
    state.children[child.initiatedEventID] = nil
    dirty.children.insert(child.initiatedEventID)
    isDurable = true
  }

  /// A child's started event has left the buffer and got its id.
  mutating func noteStarted(_ reference: Int64, eventID: Int64) {
    guard var child = state.children[reference] else { return }
    child.startedEventID = eventID
    update(child)
  }

  /// The parent's history says that this run started: its first workflow task need wait no longer.
  public mutating func releaseByParent() {
    guard state.isOpen, state.record.awaitsParent else { return }
    state.record.awaitsParent = false
    settle(Errand.awaitParent.reference)
    scheduleWorkflowTaskIfNone()
  }
}
