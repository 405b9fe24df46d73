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

extension ActivityOptionsChange {
  /// What a request asks for. `isStrict`: a mask must name something, and nothing that is no option, and a whole retry policy is completed.
  init(
    _ options: ActivityOptions?, mask: Google_Protobuf_FieldMask?, restore: Bool, isStrict: Bool
  ) throws(ServiceError) {
    if restore {
      if mask != nil { throw .invalidArgument("Both UpdateMask and RestoreOriginal are provided") }
      self = .restore
      return
    }
    guard var options else { throw .invalidArgument("ActivityOptions are not provided") }
    guard let mask else { throw .invalidArgument("UpdateMask is not provided") }
    if isStrict && mask.paths.isEmpty { throw .invalidArgument("UpdateMask must specify at least one path") }
    var paths: [ActivityOptionPath] = []
    for name in mask.paths {
      if let path = ActivityOptionPath(mask: name) {
        paths.append(path)
      } else if isStrict {
        throw .invalidArgument("unsupported update_mask path: \"\(name)\"")
      }
    }
    if isStrict && options.hasRetryPolicy && paths.contains(.retryPolicy) { options.retryPolicy = options.retryPolicy.completed }
    self = .set(paths, from: options)
  }
}
