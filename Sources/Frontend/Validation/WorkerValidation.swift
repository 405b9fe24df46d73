import FoundationEssentials
import HistoryEngine
import Model
import TemporalAPI

/// A worker's request that carries the token of the task it is about.
protocol TaskTokenRequest {
  var taskToken: Data { get }
  var namespace: String { get }
}

extension RespondWorkflowTaskCompletedRequest: TaskTokenRequest {}
extension RespondWorkflowTaskFailedRequest: TaskTokenRequest {}
extension RespondActivityTaskCompletedRequest: TaskTokenRequest {}
extension RespondActivityTaskFailedRequest: TaskTokenRequest {}
extension RespondActivityTaskCanceledRequest: TaskTokenRequest {}
extension RecordActivityTaskHeartbeatRequest: TaskTokenRequest {}
extension RespondQueryTaskCompletedRequest: TaskTokenRequest {}
extension RespondNexusTaskCompletedRequest: TaskTokenRequest {}
extension RespondNexusTaskFailedRequest: TaskTokenRequest {}

/// A request about an activity that is named instead of shown by its token.
protocol ActivityByIDRequest {
  var workflowID: String { get }
  var runID: String { get }
  var activityID: String { get }
  var identity: String { get }
}

extension RespondActivityTaskCompletedByIdRequest: ActivityByIDRequest {}
extension RespondActivityTaskFailedByIdRequest: ActivityByIDRequest {}
extension RespondActivityTaskCanceledByIdRequest: ActivityByIDRequest {}
extension RecordActivityTaskHeartbeatByIdRequest: ActivityByIDRequest {}

extension ActivityByIDRequest {
  func validateIDs(rules: Rules) throws(ServiceError) {
    if activityID.isEmpty { throw .invalidArgument("ActivityId is not set on request.") }
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("RunId is not valid UUID.") }
    try Required.length(identity, of: "Identity", rules: rules)
  }
}
