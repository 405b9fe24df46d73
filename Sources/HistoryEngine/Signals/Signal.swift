import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension Turn {
  /// Adds a signal to the run. A request id seen before changes nothing.
  ///
  /// `sender` is the workflow that it comes from, if any. Throws NOT_FOUND on a closed run and on one that is not the sender's child though it should be, RESOURCE_EXHAUSTED while the run is closing, INVALID_ARGUMENT past the signal limit.
  public mutating func signal(_ request: SignalWorkflowExecutionRequest, from sender: Sender? = nil) throws(ServiceError) {
    try requireOpen()
    try requireChild(of: sender)
    if !request.requestID.isEmpty && state.signalRequestIDs.contains(request.requestID) { return }
    if state.record.closeAttempted && state.startedTask != nil {
      throw .closingWorkflow
    }
    guard state.record.signalCount < rules.maximumSignals else {
      throw .invalidArgument("exceeded workflow execution limit for signal events: \(rules.maximumSignals)")
    }
    let before = self
    recordSignal(request, from: sender)
    // A signal alone does not end a start delay: the workflow finds it when its first task comes.
    if !state.isHeldBack { requestWorkflowTask() }
    enforceHistoryLimits(orReturnTo: before)
  }

  /// Signals a run that was found open by a signal-with-start: that one does end a start delay.
  public mutating func signalByStart(_ request: SignalWorkflowExecutionRequest) throws(ServiceError) {
    try signal(request)
    releaseFirstTask()
  }

  mutating func recordSignal(_ request: SignalWorkflowExecutionRequest, from sender: Sender? = nil) {
    state.record.signalCount += 1
    if !request.requestID.isEmpty {
      state.signalRequestIDs.insert(request.requestID)
      dirty.signalRequestIDs.append((reference: state.record.signalCount, id: request.requestID))
    }
    var attributes = WorkflowExecutionSignaledEventAttributes()
    attributes.signalName = request.signalName
    if request.hasInput { attributes.input = request.input }
    attributes.identity = request.identity
    if request.hasHeader { attributes.header = request.header }
    if let sender { attributes.externalWorkflowExecution = sender.execution }
    attributes.requestID = request.requestID
    post(.workflowExecutionSignaled, .workflowExecutionSignaledEventAttributes(attributes), links: request.links)
  }
}
