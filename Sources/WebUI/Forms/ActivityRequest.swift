import Foundation
import SwiftProtobuf
import TemporalAPI

/// What the API's requests about one activity have in common, be it a workflow's or one of its own.
protocol ActivityRequest: Message {
  var namespace: String { get set }
  var workflowID: String { get set }
  var activityID: String { get set }
  var runID: String { get set }
  var identity: String { get set }
  var requestID: String { get set }
}

extension PauseActivityExecutionRequest: ActivityRequest {}
extension UnpauseActivityExecutionRequest: ActivityRequest {}
extension ResetActivityExecutionRequest: ActivityRequest {}
extension UpdateActivityExecutionOptionsRequest: ActivityRequest {}

extension ActivityRequest {
  /// A request about the activity that the path names, with an ID of its own. An activity without a workflow has none in its path.
  init(_ visit: Visit) {
    self.init()
    address(visit)
  }

  /// The same for a request that says already what is to be done.
  mutating func address(_ visit: Visit) {
    (namespace, workflowID, runID, activityID) = (visit.namespace, visit["workflow"], visit["run"], visit["activity"])
    (identity, requestID) = (UIIdentity.name, UUID().uuidString)
  }
}
