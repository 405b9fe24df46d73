import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension Turn {
  /// Asks the workflow to cancel itself. Asking again changes nothing; nor does asking a closed run, which succeeds.
  public mutating func requestCancel(_ request: RequestCancelWorkflowExecutionRequest) throws(ServiceError) {
    guard state.isOpen, !state.record.cancelRequested else { return }
    state.record.cancelRequested = true
    state.record.cancelRequestID = request.requestID
    var attributes = WorkflowExecutionCancelRequestedEventAttributes()
    attributes.cause = request.reason
    attributes.identity = request.identity
    post(.workflowExecutionCancelRequested, .workflowExecutionCancelRequestedEventAttributes(attributes))
    if state.isHeldBack { releaseFirstTask() } else { requestWorkflowTask() }
  }
}
