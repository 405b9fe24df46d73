import Foundation
import TemporalAPI
import TemporalServices

/// What can be done to an activity from its page.
enum ActivityActions {
  @Sendable static func cancel(_ visit: Visit) async throws -> Reply {
    var request = RequestCancelActivityExecutionRequest()
    request.namespace = visit.namespace
    request.activityID = visit["activity"]
    request.runID = visit["run"]
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    request.reason = reason(visit)
    return try await send(WorkflowServiceMethods.requestCancelActivityExecution, request, visit, saying: "Asked to cancel.")
  }

  @Sendable static func terminate(_ visit: Visit) async throws -> Reply {
    var request = TerminateActivityExecutionRequest()
    request.namespace = visit.namespace
    request.activityID = visit["activity"]
    request.runID = visit["run"]
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    request.reason = reason(visit)
    return try await send(WorkflowServiceMethods.terminateActivityExecution, request, visit, saying: "Terminated.")
  }

  @Sendable static func delete(_ visit: Visit) async throws -> Reply {
    var request = DeleteActivityExecutionRequest()
    request.namespace = visit.namespace
    request.activityID = visit["activity"]
    request.runID = visit["run"]
    let list = visit.links.namespace(visit.namespace, "activities")
    return try await send(WorkflowServiceMethods.deleteActivityExecution, request, visit, saying: "Deleted.", leadingTo: list)
  }

  @Sendable static func pause(_ visit: Visit) async throws -> Reply {
    var request = PauseActivityExecutionRequest(visit)
    request.reason = reason(visit)
    return try await send(WorkflowServiceMethods.pauseActivityExecution, request, visit, saying: "Paused.")
  }

  @Sendable static func unpause(_ visit: Visit) async throws -> Reply {
    var request = UnpauseActivityExecutionRequest(visit)
    request.reason = reason(visit)
    return try await send(WorkflowServiceMethods.unpauseActivityExecution, request, visit, saying: "Unpaused.")
  }

  @Sendable static func reset(_ visit: Visit) async throws -> Reply {
    var request = ResetActivityExecutionRequest(visit)
    request.resetHeartbeat = visit.form.has("heartbeat")
    request.keepPaused = visit.form.has("keep-paused")
    request.restoreOriginalOptions = visit.form.has("options")
    return try await send(WorkflowServiceMethods.resetActivityExecution, request, visit, saying: "Reset to its first attempt.")
  }

  static func send<Request, Response>(
    _ method: RPCMethod<Request, Response>, _ request: Request, _ visit: Visit, saying sentence: String, leadingTo target: String? = nil
  ) async throws -> Reply {
    let page = ActivityPages.page(visit)
    return try await visit.acting(or: page) {
      _ = try await visit.call(method, request)
      return .redirect(target ?? page, Flash(sentence))
    }
  }

  private static func reason(_ visit: Visit) -> String { visit.form["reason"] ?? "From the web UI" }
}
