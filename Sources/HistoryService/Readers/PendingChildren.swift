import HistoryEngine
import HistoryRecords
import TemporalAPI

extension ChildRecord {
  /// The child as a description shows it.
  var pending: WorkflowPendingChildExecutionInfo {
    var info = WorkflowPendingChildExecutionInfo()
    info.workflowID = workflowID
    info.runID = runID
    info.workflowTypeName = workflowType
    info.initiatedID = initiatedEventID
    info.parentClosePolicy = closePolicy
    return info
  }
}
