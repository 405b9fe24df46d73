import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension HistoryService {
  /// Sends a workflow's signal to another one. A workflow does not reach itself so.
  func signal(_ event: HistoryEvent?, from sender: MutableState) async throws(ServiceError) -> ErrandResult {
    guard let event else { return .later }
    let asked = event.signalExternalWorkflowExecutionInitiatedEventAttributes
    var request = SignalWorkflowExecutionRequest()
    request.signalName = asked.signalName
    if asked.hasInput { request.input = asked.input }
    if asked.hasHeader { request.header = asked.header }
    request.identity = "history-service"
    request.requestID = sender.key.externalRequestID(initiatedEventID: event.eventID)
    let from = Sender(
      sender.key, originalRunID: sender.record.originalRunID, initiatedEventID: event.eventID, insistsOnChild: asked.childWorkflowOnly)
    do throws(ServiceError) {
      try await reach(asked.workflowExecution, from: sender.key) { [request] turn throws(ServiceError) in
        try turn.signal(request, from: from)
      }
      return .outcome(.signaled(event, nil))
    } catch {
      switch error.code {
      case .notFound: return .outcome(.signaled(event, .externalWorkflowExecutionNotFound))
      case .invalidArgument: return .outcome(.signaled(event, .signalCountLimitExceeded))
      default: throw error
      }
    }
  }

  /// Asks another workflow to cancel itself, for a workflow. One that is closed, or has been asked before, is a success.
  func requestCancel(_ event: HistoryEvent?, from sender: MutableState) async throws(ServiceError) -> ErrandResult {
    guard let event else { return .later }
    let asked = event.requestCancelExternalWorkflowExecutionInitiatedEventAttributes
    var request = RequestCancelWorkflowExecutionRequest()
    request.reason = asked.reason
    request.identity = "history-service"
    request.requestID = sender.key.externalRequestID(initiatedEventID: event.eventID)
    let from = Sender(
      sender.key, originalRunID: sender.record.originalRunID, initiatedEventID: event.eventID, insistsOnChild: asked.childWorkflowOnly)
    do throws(ServiceError) {
      try await reach(asked.workflowExecution, from: sender.key) { [request] turn throws(ServiceError) in
        try turn.requestCancel(request, from: from)
      }
      return .outcome(.cancelRequested(event, nil))
    } catch {
      guard error.code == .notFound else { throw error }
      return .outcome(.cancelRequested(event, .externalWorkflowExecutionNotFound))
    }
  }

  /// A turn of the workflow that another one names.
  private func reach(
    _ target: WorkflowExecution, from sender: ExecutionKey, _ decide: @escaping @Sendable (inout Turn) throws(ServiceError) -> Void
  ) async throws(ServiceError) {
    let (workflow, runID) = try target.names(in: sender.namespaceID)
    guard SlotKey(workflow: workflow) != SlotKey(workflow: sender.workflow) else { throw workflow.notFound }
    try await turn(workflow, runID, decide)
  }
}
