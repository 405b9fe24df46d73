import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI

/// A request about one activity by its id: a workflow's, if a workflow id is given.
protocol ActivityExecutionRequest {
  var workflowID: String { get }
  var activityID: String { get }
  var runID: String { get }
  var identity: String { get }
  var requestID: String { get }
}

extension PauseActivityExecutionRequest: ActivityExecutionRequest {}
extension UnpauseActivityExecutionRequest: ActivityExecutionRequest {}
extension ResetActivityExecutionRequest: ActivityExecutionRequest {}
extension UpdateActivityExecutionOptionsRequest: ActivityExecutionRequest {}

extension ActivityExecutionRequest {
  /// The activity that is meant. Throws INVALID_ARGUMENT for names that cannot be.
  func target(rules: Rules) throws(ServiceError) -> ActivityTarget {
    if activityID.isEmpty { throw .invalidArgument("activity ID is required") }
    try Required.named([("activity ID", activityID), ("request ID", requestID), ("identity", identity)], rules: rules)
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("invalid run id: must be a valid UUID") }
    var execution = WorkflowExecution()
    execution.workflowID = workflowID
    execution.runID = runID
    return ActivityTarget(of: execution, .id(activityID))
  }
}

extension Required {
  static func jitter(_ jitter: Google_Protobuf_Duration) throws(ServiceError) {
    if let defect = jitter.defect { throw .invalidArgument("invalid jitter: \(defect)") }
  }
}
