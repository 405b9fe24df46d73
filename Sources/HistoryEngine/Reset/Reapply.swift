import HistoryRecords
import Model
public import TemporalAPI

extension HistoryEvent {
  /// Whether a reset may have to write the event again when it lies behind the reset point. Of a run that the base run was continued as only
  /// signals, updates and options may: what concerns a child names an event of that run.
  public func isReapplicable(ofLaterRun: Bool = false) -> Bool {
    switch attributes {
    case .workflowExecutionSignaledEventAttributes, .workflowExecutionUpdateAdmittedEventAttributes,
      .workflowExecutionUpdateAcceptedEventAttributes, .workflowExecutionOptionsUpdatedEventAttributes:
      true
    default: !ofLaterRun && concernedChild != nil
    }
  }

  /// The child whose start or end the event tells of, by its initiated event.
  fileprivate var concernedChild: Int64? {
    switch attributes {
    case .childWorkflowExecutionStartedEventAttributes(let it): it.initiatedEventID
    case .startChildWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    default: closedChild
    }
  }
}

extension Turn {
  /// Writes again what happened behind the reset point. Requests to cancel or to terminate are not among it: a reset overrides them.
  mutating func reapply(_ event: HistoryEvent, excluding excluded: Set<ResetReapplyExcludeType>) {
    switch event.attributes {
    case .workflowExecutionSignaledEventAttributes(let it) where !excluded.contains(.signal):
      recordSignal(SignalWorkflowExecutionRequest(repeating: it, links: event.links))
    case .workflowExecutionUpdateAdmittedEventAttributes(let it) where !excluded.contains(.update): reapplyUpdate(it.request)
    case .workflowExecutionUpdateAcceptedEventAttributes(let it) where !excluded.contains(.update): reapplyUpdate(it.acceptedRequest)
    case .workflowExecutionOptionsUpdatedEventAttributes(let it): reapplyOptions(it, links: event.links)
    default: reapplyChild(event)
    }
  }

  /// An update that was accepted behind the reset point is for the workflow to accept again. Its acceptance repeats no request when its
  /// admission is in the history.
  private mutating func reapplyUpdate(_ request: UpdateRequest) {
    guard !request.meta.updateID.isEmpty, state.status(ofUpdate: request.meta.updateID) == nil else { return }
    admitAgain(request)
  }

  /// What became of a child that was initiated before the reset point.
  private mutating func reapplyChild(_ event: HistoryEvent) {
    guard let id = event.concernedChild, var child = state.children[id] else { return }
    var event = event
    event.eventTime = now.timestamp
    event.setStartedEventID(child.startedEventID)
    let eventID = append(event)
    settle(id)
    guard case .childWorkflowExecutionStartedEventAttributes(let started) = event.attributes else { return forget(child) }
    child.runID = started.workflowExecution.runID
    child.startedEventID = eventID
    update(child)
  }
}

extension SignalWorkflowExecutionRequest {
  /// The request that signals a run as the event says another was signalled.
  fileprivate init(repeating event: WorkflowExecutionSignaledEventAttributes, links: [Link]) {
    self.init()
    signalName = event.signalName
    if event.hasInput { input = event.input }
    identity = event.identity
    if event.hasHeader { header = event.header }
    requestID = event.requestID
    self.links = links
  }
}
