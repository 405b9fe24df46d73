import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

extension StartActivityExecutionRequest {
  /// Checks the request and fills in what it leaves out. Timeouts are the engine's to check.
  mutating func prepare(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError) {
    if activityID.isEmpty { throw .invalidArgument("activityId is not set") }
    if activityType.name.isEmpty { throw .invalidArgument("activityType is not set") }
    try Required.taskQueue(hasTaskQueue ? taskQueue : nil, rules: rules)
    try Required.named(
      [("activityId", activityID), ("activityType", activityType.name), ("request ID", requestID), ("identity", identity)], rules: rules)
    if hasRetryPolicy, let problem = retryPolicy.problem { throw .invalidArgument(problem) }
    if let defect = startDelay.defect { throw .invalidArgument("invalid StartDelay: \(defect)") }
    if let problem = priority.problem { throw .invalidArgument("invalid priorities: \(problem)") }
    if input.wireSize > rules.maximumPayloadBytes { throw .invalidArgument("input exceeds length limit") }
    try checkMetadata()
    try Required.links(links)
    try checkPolicies()
    if hasSearchAttributes {
      searchAttributes = try searchAttributes.validated(in: namespace, rules: rules)
      if searchAttributes.indexedFields.isEmpty { clearSearchAttributes() }
    }
    if requestID.isEmpty { requestID = makeRequestID() }
  }

  private func checkMetadata() throws(ServiceError) {
    for (name, payload, limit) in [("summary", userMetadata.summary, 400), ("details", userMetadata.details, 20_000)] {
      let size = payload.wireBytes
      if size > limit { throw .invalidArgument("user_metadata.\(name) exceeds size limit. Length=\(size) Limit=\(limit)") }
    }
  }

  private func checkPolicies() throws(ServiceError) {
    if case .UNRECOGNIZED(let number) = idReusePolicy { throw .invalidArgument("unsupported ID reuse policy: \(number)") }
    if case .UNRECOGNIZED(let number) = idConflictPolicy { throw .invalidArgument("unsupported ID conflict policy: \(number)") }
    if !completionCallbacks.isEmpty { throw .invalidArgument("completion callbacks are not enabled for this namespace") }
    if onConflictOptions.attachCompletionCallbacks && !onConflictOptions.attachRequestID {
      throw .invalidArgument("on_conflict_options: attach_completion_callbacks requires attach_request_id to be set")
    }
    if onConflictOptions.attachRequestID && links.isEmpty {
      throw .invalidArgument("on_conflict_options: attach_request_id requires at least one completion callback or link")
    }
  }
}

/// A request about an activity without a workflow.
protocol StandaloneActivityRequest {
  var activityID: String { get }
  var runID: String { get }
}

extension DescribeActivityExecutionRequest: StandaloneActivityRequest {}
extension PollActivityExecutionRequest: StandaloneActivityRequest {}
extension RequestCancelActivityExecutionRequest: StandaloneActivityRequest {}
extension TerminateActivityExecutionRequest: StandaloneActivityRequest {}
extension DeleteActivityExecutionRequest: StandaloneActivityRequest {}

extension StandaloneActivityRequest {
  func validate(rules: Rules) throws(ServiceError) {
    if activityID.isEmpty { throw .invalidArgument("activity ID is required") }
    try Required.named([("activity ID", activityID)], rules: rules)
    if !runID.isEmpty && UniqueID(runID) == nil { throw .invalidArgument("invalid run id: must be a valid UUID") }
  }
}

extension Required {
  /// The lengths of names in bytes of UTF-8, refused in the words that activities use.
  static func named(_ names: [(field: String, value: String)], rules: Rules) throws(ServiceError) {
    for (field, value) in names where value.utf8.count > rules.maximumIDLength {
      throw .invalidArgument("\(field) exceeds length limit. Length=\(value.utf8.count) Limit=\(rules.maximumIDLength)")
    }
  }
}
