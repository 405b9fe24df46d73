import Foundation
import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// What can be done to a pending activity.
///
/// The API has two generations of these methods; a server that does not know the newer one is asked with the older.
enum ActivityCommands {
  private static let path = "/namespaces/{namespace}/workflows/{workflow}/{run}/pending-activities/{activity}"

  static let routes: [Route] = [
    .action(path + "/pause", .activityCommands) { visit in
      try await perform(visit, "Activity \(visit["activity"]) is paused.") { try await pause(visit) }
    },
    .action(path + "/unpause", .activityCommands) { visit in
      try await perform(visit, "Activity \(visit["activity"]) goes on.") { try await unpause(visit) }
    },
    .action(path + "/reset", .activityCommands) { visit in
      try await perform(visit, "Activity \(visit["activity"]) begins again with its first attempt.") { try await reset(visit) }
    },
  ]

  /// Does it and goes back to the list, with what the server said if it refused.
  private static func perform(_ visit: Visit, _ done: String, _ command: () async throws -> Void) async throws -> Reply {
    let back = visit.links.workflow(visit.namespace, visit["workflow"], visit["run"], "pending-activities")
    return try await visit.acting(or: back) {
      try await command()
      return .redirect(back, Flash(done))
    }
  }

  private static func pause(_ visit: Visit) async throws {
    var request = PauseActivityExecutionRequest(visit)
    request.reason = visit.form["reason"] ?? ""
    let sent = request
    try await either {
      _ = try await visit.call(WorkflowServiceMethods.pauseActivityExecution, sent)
    } older: {
      var old = PauseActivityRequest()
      (old.namespace, old.execution, old.id, old.identity) = (visit.namespace, visit.execution, sent.activityID, UIIdentity.name)
      (old.reason, old.requestID) = (sent.reason, sent.requestID)
      _ = try await visit.call(WorkflowServiceMethods.pauseActivity, old)
    }
  }

  private static func unpause(_ visit: Visit) async throws {
    var request = UnpauseActivityExecutionRequest(visit)
    if let jitter = try jitter(visit) { request.jitter = jitter }
    let sent = request
    try await either {
      _ = try await visit.call(WorkflowServiceMethods.unpauseActivityExecution, sent)
    } older: {
      var old = UnpauseActivityRequest()
      (old.namespace, old.execution, old.id, old.identity) = (visit.namespace, visit.execution, sent.activityID, UIIdentity.name)
      if sent.hasJitter { old.jitter = sent.jitter }
      _ = try await visit.call(WorkflowServiceMethods.unpauseActivity, old)
    }
  }

  private static func reset(_ visit: Visit) async throws {
    var request = ResetActivityExecutionRequest(visit)
    request.keepPaused = visit.form.has("keep-paused")
    request.resetHeartbeat = visit.form.has("reset-heartbeat")
    request.restoreOriginalOptions = visit.form.has("restore-options")
    if let jitter = try jitter(visit) { request.jitter = jitter }
    let sent = request
    try await either {
      _ = try await visit.call(WorkflowServiceMethods.resetActivityExecution, sent)
    } older: {
      var old = ResetActivityRequest()
      (old.namespace, old.execution, old.id, old.identity) = (visit.namespace, visit.execution, sent.activityID, UIIdentity.name)
      (old.keepPaused, old.resetHeartbeat) = (sent.keepPaused, sent.resetHeartbeat)
      old.restoreOriginalOptions = sent.restoreOriginalOptions
      if sent.hasJitter { old.jitter = sent.jitter }
      _ = try await visit.call(WorkflowServiceMethods.resetActivity, old)
    }
  }

  /// Changes options; `request` says which, and this says of what. Throws `GRPCError`.
  static func update(_ request: UpdateActivityExecutionOptionsRequest, _ visit: Visit) async throws {
    var request = request
    request.address(visit)
    let sent = request
    try await either {
      _ = try await visit.call(WorkflowServiceMethods.updateActivityExecutionOptions, sent)
    } older: {
      var old = UpdateActivityOptionsRequest()
      (old.namespace, old.execution, old.id, old.identity) = (visit.namespace, visit.execution, sent.activityID, UIIdentity.name)
      if sent.hasActivityOptions { (old.activityOptions, old.updateMask) = (sent.activityOptions, sent.updateMask) }
      old.restoreOriginal = sent.restoreOriginal
      _ = try await visit.call(WorkflowServiceMethods.updateActivityOptions, old)
    }
  }

  private static func either(_ newer: () async throws -> Void, older: () async throws -> Void) async throws {
    do { try await newer() } catch let error as GRPCError where error.code == .unimplemented { try await older() }
  }

  private static func jitter(_ visit: Visit) throws -> Google_Protobuf_Duration? {
    guard let text = visit.form["jitter"] else { return nil }
    guard let jitter = DurationInput.duration(text) else {
      throw GRPCError(.invalidArgument, "“\(text)” is no length of time, such as 30s.")
    }
    return jitter
  }
}
