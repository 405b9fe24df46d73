import Foundation
import TemporalAPI
import TemporalServices

/// One activity that runs without a workflow.
enum ActivityPage {
  /// Leads to the newest run.
  @Sendable static func newest(_ visit: Visit) async throws -> Reply {
    let described = try await visit.call(WorkflowServiceMethods.describeActivityExecution, request(visit))
    let run = described.runID.isEmpty ? described.info.runID : described.runID
    return .redirect(visit.links.namespace(visit.namespace, "activities", visit["activity"], run))
  }

  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    let described = try await describe(visit)
    let model = ActivityModel(described, now: Date(), visit: visit)
    let told = told(described)
    let seen = [("seen", described.longPollToken.base64EncodedString()), ("told", told.mark)]
    let stream = visit.links.namespace(visit.namespace, "activities", visit["activity"], visit["run"], "live", query: seen)
    let live = model.isOpen || !told.isLast ? stream : nil
    return .page(Page(template: "pages/activity", title: visit["activity"], model: model, place: .activities, live: live))
  }

  /// With all that can be known of it. Throws `GRPCError`.
  static func describe(_ visit: Visit) async throws -> DescribeActivityExecutionResponse {
    var full = request(visit)
    full.includeInput = true
    full.includeOutcome = true
    full.includeHeartbeatDetails = true
    full.includeLastFailure = true
    return try await visit.call(WorkflowServiceMethods.describeActivityExecution, full)
  }

  /// How far those are told that want to know of its end.
  private static func told(_ described: DescribeActivityExecutionResponse) -> Watched {
    let callbacks = described.callbacks.map(\.info)
    return Watched(
      mark: callbacks.map { "\($0.state.rawValue).\($0.attempt)" }.joined(separator: " "),
      isLast: callbacks.allSatisfy { [.succeeded, .failed].contains($0.state) })
  }

  /// Says `changed` when its state has, until it is closed and whoever wants to know is told.
  @Sendable static func live(_ visit: Visit) async throws -> Reply {
    var brief = request(visit)
    brief.longPollToken = visit.query["seen"].flatMap { Data(base64Encoded: $0) } ?? Data()
    let first = brief
    return .waiting(from: first.longPollToken, seen: visit.query["told"] ?? "") { token in
      var request = first
      request.longPollToken = token
      let answer = try await visit.call(WorkflowServiceMethods.describeActivityExecution, request, timeout: .seconds(70))
      let isOpen = answer.info.status == .running || answer.info.status == .paused
      return Waited(token: answer.longPollToken, isNews: answer.hasInfo, isLast: answer.hasInfo && !isOpen)
    } thenWatching: {
      told(try await visit.call(WorkflowServiceMethods.describeActivityExecution, Self.request(visit)))
    }
  }

  private static func request(_ visit: Visit) -> DescribeActivityExecutionRequest {
    var request = DescribeActivityExecutionRequest()
    request.namespace = visit.namespace
    request.activityID = visit["activity"]
    request.runID = visit["run"]
    return request
  }
}
