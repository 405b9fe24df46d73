import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension Turn {
  /// Takes an update for the workflow to decide about. One that the run knows is not taken again, whatever became of it.
  ///
  /// Soft state: nothing is stored until the workflow accepts it. Throws NOT_FOUND on a closed run, RESOURCE_EXHAUSTED while the run is
  /// closing or too many updates are in flight, FAILED_PRECONDITION when the run has taken too many or its workflow task keeps failing,
  /// INVALID_ARGUMENT for a request that is too large to be accepted.
  public mutating func update(_ request: UpdateRequest) throws(ServiceError) {
    guard state.status(ofUpdate: request.meta.updateID) == nil else { return }
    if state.record.status == .paused { throw ServiceError(.failedPrecondition, "Workflow is paused. Cannot update the workflow.") }
    try requireOpen()
    let update = PendingUpdate(request)
    try requireRoom(for: update)
    if state.record.closeAttempted && state.startedTask != nil { throw .closingWorkflow }
    if state.record.hasWorkflowTask && state.record.workflowTask.attempt >= rules.failedUpdateAttempt {
      throw .workflowNotReady("Unable to perform workflow execution update due to Workflow Task in failed state.")
    }
    state.pendingUpdates.append(update)
    // A child that its parent does not know of yet gets its first task later.
    if !state.record.hasWorkflowTask && !state.record.awaitsParent { scheduleSpeculativeTask() }
  }

  /// Takes over an update of the run that this one was made from. Its admission is in the history, so it is not lost with memory.
  mutating func admitAgain(_ request: UpdateRequest) {
    var attributes = WorkflowExecutionUpdateAdmittedEventAttributes()
    attributes.request = request
    attributes.origin = .reapply
    let id = append(.workflowExecutionUpdateAdmitted, .workflowExecutionUpdateAdmittedEventAttributes(attributes))
    state.pendingUpdates.append(PendingUpdate(request, admittedEventID: id))
    dirty.admittedUpdates.insert(id)
  }

  private func requireRoom(for update: PendingUpdate) throws(ServiceError) {
    guard state.pendingUpdates.count + state.acceptedUpdates.count < rules.maximumUpdatesInFlight else {
      throw .tooManyUpdates("limit on number of concurrent in-flight updates has been reached (\(rules.maximumUpdatesInFlight))")
    }
    guard state.updateCount < rules.maximumUpdates else {
      throw ServiceError(
        .failedPrecondition,
        """
        The limit on the total number of distinct updates in this workflow has been reached (\(rules.maximumUpdates)). \
        Make sure any duplicate updates share an Update ID so the server can deduplicate them, and consider rejecting updates \
        that you aren't going to process. You can also Continue-as-New to avoid this; we recommend you check \
        Continue-as-New Suggested in your Workflow.
        """)
    }
    guard state.pendingUpdates.reduce(update.bytes, { $0 + $1.bytes }) <= rules.maximumUpdateBytesInFlight else {
      throw .tooManyUpdates("limit on total payload size of in-flight updates has been reached (\(rules.maximumUpdateBytesInFlight))")
    }
    try update.request.requireFitting(rules)
  }
}

extension UpdateRequest {
  /// Checks that the acceptance of the update will be small enough: it repeats the request and names it twice, and one that is too large ends
  /// the run. Throws INVALID_ARGUMENT.
  public func requireFitting(_ rules: Rules) throws(ServiceError) {
    guard wireBytes + 3 * meta.updateID.utf8.count + 64 <= rules.maximumPayloadBytes else {
      throw .invalidArgument("Blob data size exceeds limit.")
    }
  }
}

extension ServiceError {
  /// RESOURCE_EXHAUSTED, which clients retry: others must end first.
  fileprivate static func tooManyUpdates(_ message: String) -> ServiceError {
    ServiceError(.resourceExhausted, message, detail: .resourceExhausted(cause: .concurrentLimit, scope: .namespace))
  }
}
