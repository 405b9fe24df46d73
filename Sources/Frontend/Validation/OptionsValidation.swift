import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

extension UpdateWorkflowExecutionOptionsRequest {
  /// Checks the request; what its mask names is known and may be changed afterwards.
  func validate() throws(ServiceError) {
    if workflowExecution.workflowID.isEmpty { throw .invalidArgument("WorkflowId is not set on request.") }
    let runID = workflowExecution.runID
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("RunId is not valid UUID.") }
    guard hasWorkflowExecutionOptions else { throw .invalidArgument("WorkflowExecutionOptions is required") }
    guard hasUpdateMask else { throw .invalidArgument("UpdateMask is required") }
    try workflowExecutionOptions.validate(updating: updateMask.paths)
  }
}

extension WorkflowExecutionOptions {
  /// Checks that these of the options are known and may be changed.
  func validate(updating paths: [String]) throws(ServiceError) {
    try Required.priority(priority)
    if hasVersioningOverride { try Required.versioningOverride(versioningOverride, isVersionOptional: true) }
    if hasTimeSkippingConfig { try Required.timeSkipping(timeSkippingConfig) }
    for path in paths { try check(path) }
  }

  private func check(_ path: String) throws(ServiceError) {
    guard Self.isPathValid(path), path.allSatisfy({ !$0.isUppercase }) else {
      throw .invalidArgument(
        "error parsing UpdateMask: proto: invalid path \"\(path)\" for message \"\(Self.protoMessageName)\"")
    }
    switch path {
    case "versioning_override.behavior", "versioning_override.deployment":
      throw .invalidArgument("error applying update_options: versioning_override fields must be updated together")
    case let path where path.hasPrefix("versioning_override."):
      throw .invalidArgument("error applying update_options: versioning_override doesn't support partial updates")
    case let path where path.hasPrefix("time_skipping_config."):
      throw .invalidArgument("error applying update_options: time_skipping_config doesn't support partial update")
    default: break
    }
  }
}
