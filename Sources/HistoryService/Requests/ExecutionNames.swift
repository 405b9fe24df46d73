import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension WorkflowExecution {
  /// What the message names; no run id means the current run. Throws INVALID_ARGUMENT for a run id that is none.
  func names(in namespaceID: UniqueID) throws(ServiceError) -> (workflow: WorkflowKey, runID: UniqueID?) {
    try Self.names(workflowID: workflowID, runID: runID, in: namespaceID)
  }

  static func names(
    workflowID: String, runID: String, in namespaceID: UniqueID
  ) throws(ServiceError) -> (workflow: WorkflowKey, runID: UniqueID?) {
    let workflow = WorkflowKey(namespaceID: namespaceID, workflowID: workflowID)
    guard !runID.isEmpty else { return (workflow, nil) }
    guard let id = UniqueID(runID) else { throw .invalidArgument("Invalid RunId.") }
    return (workflow, id)
  }

  /// The run of the activity's workflow, or of the activity itself if it has none.
  static func names(
    ofActivity activityID: String, workflowID: String, runID: String, in namespaceID: UniqueID
  ) throws(ServiceError) -> (workflow: WorkflowKey, runID: UniqueID?) {
    let names = try names(workflowID: workflowID, runID: runID, in: namespaceID)
    guard workflowID.isEmpty else { return names }
    return (WorkflowKey(standaloneActivityID: activityID, namespaceID: namespaceID), names.runID)
  }
}

extension Turn {
  /// Checks that the run belongs to the chain of runs that a caller thinks of; an empty id means any.
  func requireChain(_ firstRunID: String) throws(ServiceError) {
    guard firstRunID.isEmpty || state.record.firstRunID == firstRunID else { throw .notFound("workflow execution not found") }
  }
}
