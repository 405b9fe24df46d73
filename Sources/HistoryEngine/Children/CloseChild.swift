import HistoryRecords
import Model
public import TemporalAPI

/// How a child ended: what its last run tells the parent.
public struct ChildEnd: Sendable {
  /// The parent's event that initiated the child.
  public var initiatedEventID: Int64
  /// The child's last run, and the first one of its chain.
  public var execution: WorkflowExecution
  public var firstRunID: String
  /// The last run's closing event.
  public var closingEvent: HistoryEvent

  public init(initiatedEventID: Int64, execution: WorkflowExecution, firstRunID: String, closingEvent: HistoryEvent) {
    self.initiatedEventID = initiatedEventID
    self.execution = execution
    self.firstRunID = firstRunID
    self.closingEvent = closingEvent
  }

  /// The end of a run that is closed and somebody's child; nil otherwise. `closingEvent` is the run's own.
  public init?(_ child: MutableState, closingEvent: HistoryEvent) {
    guard let parent = child.parent, !child.isOpen else { return nil }
    initiatedEventID = parent.initiatedEventID
    execution = WorkflowExecution(child.key)
    firstRunID = child.record.firstRunID
    self.closingEvent = closingEvent
  }
}

/// What a parent makes of its child's end.
public enum ChildEndOutcome: Sendable, Equatable {
  /// Recorded, or nobody is interested any more.
  case done
  /// The parent does not know yet that the child started, or its worker has too much to read already: it is to be told later.
  case tooEarly
}

extension Turn {
  /// Children have ended; there is one workflow task for all of them. What was recorded before, or comes after the run's own end, changes nothing.
  public mutating func recordChildEnds(_ ends: [ChildEnd]) -> [ChildEndOutcome] {
    holdsWorkflowTaskBack = true
    let outcomes = ends.map { recordChildEnd($0) }
    holdsWorkflowTaskBack = false
    if wantsWorkflowTask { requestWorkflowTask() }
    return outcomes
  }

  private mutating func recordChildEnd(_ end: ChildEnd) -> ChildEndOutcome {
    guard state.isOpen, let child = state.children[end.initiatedEventID] else { return .done }
    guard child.isStarted, state.hasRoom(by: rules) else { return .tooEarly }
    // The id may have come to belong to another chain of runs.
    guard child.workflowID == end.execution.workflowID, child.runID == end.firstRunID else { return .done }
    guard let (type, attributes) = closing(child, end) else { return .done }
    post(type, attributes)
    forget(child)
    requestWorkflowTask()
    return .done
  }

  private func closing(_ child: ChildRecord, _ end: ChildEnd) -> (EventType, Attributes)? {
    let facts = ClosingFacts(child, end, namespace: rules.namespaceName, namespaceID: state.key.namespaceID.description)
    switch end.closingEvent.attributes {
    case .workflowExecutionCompletedEventAttributes(let it):
      var attributes = ChildWorkflowExecutionCompletedEventAttributes()
      if it.hasResult { attributes.result = it.result }
      facts.fill(&attributes)
      return (.childWorkflowExecutionCompleted, .childWorkflowExecutionCompletedEventAttributes(attributes))
    case .workflowExecutionFailedEventAttributes(let it):
      var attributes = ChildWorkflowExecutionFailedEventAttributes()
      attributes.failure = it.failure
      attributes.retryState = it.retryState
      facts.fill(&attributes)
      return (.childWorkflowExecutionFailed, .childWorkflowExecutionFailedEventAttributes(attributes))
    case .workflowExecutionCanceledEventAttributes(let it):
      var attributes = ChildWorkflowExecutionCanceledEventAttributes()
      if it.hasDetails { attributes.details = it.details }
      facts.fill(&attributes)
      return (.childWorkflowExecutionCanceled, .childWorkflowExecutionCanceledEventAttributes(attributes))
    case .workflowExecutionTimedOutEventAttributes(let it):
      var attributes = ChildWorkflowExecutionTimedOutEventAttributes()
      attributes.retryState = it.retryState
      facts.fill(&attributes)
      return (.childWorkflowExecutionTimedOut, .childWorkflowExecutionTimedOutEventAttributes(attributes))
    case .workflowExecutionTerminatedEventAttributes:
      var attributes = ChildWorkflowExecutionTerminatedEventAttributes()
      facts.fill(&attributes)
      return (.childWorkflowExecutionTerminated, .childWorkflowExecutionTerminatedEventAttributes(attributes))
    default: return nil
    }
  }
}

/// What all closing events of a child say.
private struct ClosingFacts {
  let child: ChildRecord
  let end: ChildEnd
  let namespace: String
  let namespaceID: String

  init(_ child: ChildRecord, _ end: ChildEnd, namespace: String, namespaceID: String) {
    self.child = child
    self.end = end
    self.namespace = namespace
    self.namespaceID = namespaceID
  }

  func fill(_ attributes: inout some ChildClosing) {
    attributes.namespace = namespace
    attributes.namespaceID = namespaceID
    attributes.workflowExecution = end.execution
    attributes.workflowType.name = child.workflowType
    attributes.initiatedEventID = child.initiatedEventID
    attributes.startedEventID = child.startedEventID
  }
}

/// The attributes that the closing events of children share.
private protocol ChildClosing {
  var namespace: String { get set }
  var namespaceID: String { get set }
  var workflowExecution: WorkflowExecution { get set }
  var workflowType: WorkflowType { get set }
  var initiatedEventID: Int64 { get set }
  var startedEventID: Int64 { get set }
}

extension ChildWorkflowExecutionCompletedEventAttributes: ChildClosing {}
extension ChildWorkflowExecutionFailedEventAttributes: ChildClosing {}
extension ChildWorkflowExecutionCanceledEventAttributes: ChildClosing {}
extension ChildWorkflowExecutionTimedOutEventAttributes: ChildClosing {}
extension ChildWorkflowExecutionTerminatedEventAttributes: ChildClosing {}
