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
    route("pause", "is paused.", pause), route("unpause", "goes on.", unpause),
    route("reset", "begins again with its first attempt.", reset),
  ]

  /// Does it and goes back to the list, with what the server said if it refused.
  private static func route(_ segment: String, _ done: String, _ command: @escaping @Sendable (Visit) async throws -> Void) -> Route {
    .action("\(path)/\(segment)", .activityCommands) { visit in
      let back = visit.links.workflow(visit.namespace, visit["workflow"], visit["run"], "pending-activities")
      return try await visit.acting(or: back) {
        try await command(visit)
        return .redirect(back, Flash("Activity \(visit["activity"]) \(done)"))
      }
    }
  }

  @Sendable private static func pause(_ visit: Visit) async throws {
    var request = PauseActivityExecutionRequest(visit)
    request.reason = visit.form["reason"] ?? ""
    try await ask(WorkflowServiceMethods.pauseActivityExecution, request, or: WorkflowServiceMethods.pauseActivity, visit) {
      ($0.reason, $0.requestID) = ($1.reason, $1.requestID)
    }
  }

  @Sendable private static func unpause(_ visit: Visit) async throws {
    var request = UnpauseActivityExecutionRequest(visit)
    if let jitter = try jitter(visit) { request.jitter = jitter }
    try await ask(WorkflowServiceMethods.unpauseActivityExecution, request, or: WorkflowServiceMethods.unpauseActivity, visit) {
      if $1.hasJitter { $0.jitter = $1.jitter }
    }
  }

  @Sendable private static func reset(_ visit: Visit) async throws {
    var request = ResetActivityExecutionRequest(visit)
    request.keepPaused = visit.form.has("keep-paused")
    request.resetHeartbeat = visit.form.has("reset-heartbeat")
    request.restoreOriginalOptions = visit.form.has("restore-options")
    if let jitter = try jitter(visit) { request.jitter = jitter }
    try await ask(WorkflowServiceMethods.resetActivityExecution, request, or: WorkflowServiceMethods.resetActivity, visit) {
      ($0.keepPaused, $0.resetHeartbeat) = ($1.keepPaused, $1.resetHeartbeat)
      $0.restoreOriginalOptions = $1.restoreOriginalOptions
      if $1.hasJitter { $0.jitter = $1.jitter }
    }
  }

  /// Changes options; `request` says which, and this says of what. Throws `GRPCError`.
  static func update(_ request: UpdateActivityExecutionOptionsRequest, _ visit: Visit) async throws {
    var request = request
    request.address(visit)
    try await ask(WorkflowServiceMethods.updateActivityExecutionOptions, request, or: WorkflowServiceMethods.updateActivityOptions, visit) {
      if $1.hasActivityOptions { ($0.activityOptions, $0.updateMask) = ($1.activityOptions, $1.updateMask) }
      $0.restoreOriginal = $1.restoreOriginal
    }
  }

  /// Asks with the newer method; where the server does not know it, with the older one, whose request `fill` makes of the newer one's.
  private static func ask<
    New: ActivityRequest & Sendable, Old: OlderActivityRequest, Done: Message & Sendable, OldDone: Message & Sendable
  >(
    _ newer: RPCMethod<New, Done>, _ request: New, or older: RPCMethod<Old, OldDone>, _ visit: Visit, fill: (inout Old, New) -> Void
  ) async throws {
    do {
      _ = try await visit.call(newer, request)
    } catch let error as GRPCError where error.code == .unimplemented {
      var old = Old()
      (old.namespace, old.execution, old.id, old.identity) = (visit.namespace, visit.execution, request.activityID, UIIdentity.name)
      fill(&old, request)
      _ = try await visit.call(older, old)
    }
  }

  private static func jitter(_ visit: Visit) throws -> Google_Protobuf_Duration? {
    guard let text = visit.form["jitter"] else { return nil }
    guard let jitter = DurationInput.duration(text) else {
      throw GRPCError(.invalidArgument, "“\(text)” is no length of time, such as 30s.")
    }
    return jitter
  }
}

/// What the older requests about an activity have in common.
private protocol OlderActivityRequest: Message, Sendable {
  var namespace: String { get set }
  var execution: WorkflowExecution { get set }
  var id: String { get set }
  var identity: String { get set }
}

extension PauseActivityRequest: OlderActivityRequest {}
extension UnpauseActivityRequest: OlderActivityRequest {}
extension ResetActivityRequest: OlderActivityRequest {}
extension UpdateActivityOptionsRequest: OlderActivityRequest {}
