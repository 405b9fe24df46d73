import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension Turn {
  /// Asks the workflow to cancel itself. Asking again changes nothing; nor does asking a closed run, which succeeds.
  ///
  /// `sender` is the workflow that asks, if any. Throws NOT_FOUND when the run is not the sender's child though it should be.
  public mutating func requestCancel(_ request: RequestCancelWorkflowExecutionRequest, from sender: Sender? = nil) throws(ServiceError) {
    try requireChild(of: sender)
    guard state.isOpen, !state.record.cancelRequested else { return }
    state.record.cancelRequested = true
    state.record.cancelRequestID = request.requestID
    var attributes = WorkflowExecutionCancelRequestedEventAttributes()
    attributes.cause = request.reason
    attributes.identity = request.identity
    if let sender {
      attributes.externalWorkflowExecution = sender.execution
      attributes.externalInitiatedEventID = sender.initiatedEventID
    }
    post(.workflowExecutionCancelRequested, .workflowExecutionCancelRequestedEventAttributes(attributes), links: request.links)
    if state.isHeldBack { releaseFirstTask() } else { requestWorkflowTask() }
  }
}
