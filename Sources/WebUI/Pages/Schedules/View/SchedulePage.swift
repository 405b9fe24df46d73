import Foundation
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// One schedule: when it is due, what it starts, and what it has started.
enum SchedulePage {
  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    let described = try await describe(visit)
    async let times = matchingTimes(visit)
    async let known = statuses(visit)
    let model = await ScheduleModel(described, times: times, statuses: known, now: Date(), visit: visit)
    let live = visit.links.namespace(visit.namespace, "schedules", visit["schedule"], "live", query: [("seen", mark(described))])
    return .page(Page(template: "pages/schedule", title: visit["schedule"], model: model, place: .schedules, live: live))
  }

  /// Throws `GRPCError`.
  static func describe(_ visit: Visit) async throws -> DescribeScheduleResponse {
    var request = DescribeScheduleRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit["schedule"]
    return try await visit.call(WorkflowServiceMethods.describeSchedule, request)
  }

  /// Says `changed` when the schedule has started something or is another than before.
  @Sendable static func live(_ visit: Visit) async throws -> Reply {
    .watching(from: visit.query["seen"]) { Watched(mark: mark(try await describe(visit))) }
  }

  private static func mark(_ described: DescribeScheduleResponse) -> String {
    let (info, token) = (described.info, described.conflictToken.base64EncodedString())
    return "\(info.actionCount) \(info.runningWorkflows.count) \(info.futureActionTimes.first?.seconds ?? 0) \(token)"
  }

  /// The times of the coming weeks, at most 1,000; empty where the server does not say.
  private static func matchingTimes(_ visit: Visit) async -> [Date] {
    var request = ListScheduleMatchingTimesRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit["schedule"]
    let now = Date()
    request.startTime = Google_Protobuf_Timestamp(date: now)
    request.endTime = Google_Protobuf_Timestamp(date: now.addingTimeInterval(Double(CalendarStrip.days) * 86_400))
    return await visit.tryCall(WorkflowServiceMethods.listScheduleMatchingTimes, request)?.startTime.map { Date($0) } ?? []
  }

  /// What has become of the newest runs of the schedule, by their ids.
  private static func statuses(_ visit: Visit) async -> [String: WorkflowExecutionStatus] {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = 30
    request.query = ScheduleModel.runsQuery(visit["schedule"])
    let answer = await visit.tryCall(WorkflowServiceMethods.listWorkflowExecutions, request)
    return Dictionary((answer?.executions ?? []).map { ($0.execution.runID, $0.status) }, uniquingKeysWith: { first, _ in first })
  }
}
