import Foundation
import SwiftProtobuf
import TemporalAPI

/// What the API's newer requests about one workflow have in common.
protocol RunRequest: Message {
  var namespace: String { get set }
  var workflowID: String { get set }
  var runID: String { get set }
  var identity: String { get set }
  var requestID: String { get set }

  /// Says what the request is about: what the path names.
  mutating func address(_ visit: Visit)
}

/// The same for those about an activity, be it a workflow's or one of its own.
protocol ActivityRequest: RunRequest {
  var activityID: String { get set }
}

extension PauseWorkflowExecutionRequest: RunRequest {}
extension UnpauseWorkflowExecutionRequest: RunRequest {}

extension PauseActivityExecutionRequest: ActivityRequest {}
extension UnpauseActivityExecutionRequest: ActivityRequest {}
extension ResetActivityExecutionRequest: ActivityRequest {}
extension UpdateActivityExecutionOptionsRequest: ActivityRequest {}

extension RunRequest {
  /// A request about what the path names, with an ID of its own.
  init(_ visit: Visit) {
    self.init()
    address(visit)
  }

  mutating func address(_ visit: Visit) { addressRun(visit) }

  fileprivate mutating func addressRun(_ visit: Visit) {
    // An activity without a workflow has none in its path.
    (namespace, workflowID, runID) = (visit.namespace, visit["workflow"], visit["run"])
    (identity, requestID) = (UIIdentity.name, UUID().uuidString)
  }
}

extension ActivityRequest {
  mutating func address(_ visit: Visit) {
    addressRun(visit)
    activityID = visit["activity"]
  }
}
