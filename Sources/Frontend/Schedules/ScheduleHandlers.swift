import FoundationEssentials
import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// Schedules: what starts workflows again and again.
struct ScheduleHandlers: Sendable {
  let history: HistoryService

  private static let largestPage = 1000
  private static let mostTimes = 1000

  func create(_ request: CreateScheduleRequest, _ call: Call) async throws(ServiceError) -> CreateScheduleResponse {
    try call.namespace.requireRegistered()
    var request = request
    try request.prepare(in: call.namespace, rules: call.rules)
    var response = CreateScheduleResponse()
    response.conflictToken = try await history.createSchedule(request, namespaceID: call.namespace.id)
    return response
  }

  func describe(_ request: DescribeScheduleRequest, _ call: Call) async throws(ServiceError) -> DescribeScheduleResponse {
    try Required.scheduleID(request.scheduleID)
    return try await history.describeSchedule(request.scheduleID, namespaceID: call.namespace.id)
  }

  func update(_ request: UpdateScheduleRequest, _ call: Call) async throws(ServiceError) -> UpdateScheduleResponse {
    try Required.scheduleID(request.scheduleID)
    var request = request
    try request.prepare(in: call.namespace, rules: call.rules)
    try await history.updateSchedule(request, namespaceID: call.namespace.id)
    return UpdateScheduleResponse()
  }

  func patch(_ request: PatchScheduleRequest, _ call: Call) async throws(ServiceError) -> PatchScheduleResponse {
    try Required.scheduleID(request.scheduleID)
    guard request.hasPatch else { throw .invalidArgument("Patch is not set on request.") }
    try Required.length(request.requestID, of: "RequestId", rules: call.rules)
    for notes in [request.patch.pause, request.patch.unpause] where notes.utf8.count > call.rules.maximumIDLength {
      throw .invalidArgument("Schedule notes exceeds limit.")
    }
    try await history.patchSchedule(request, namespaceID: call.namespace.id)
    return PatchScheduleResponse()
  }

  func delete(_ request: DeleteScheduleRequest, _ call: Call) async throws(ServiceError) -> DeleteScheduleResponse {
    try Required.scheduleID(request.scheduleID)
    try await history.deleteSchedule(request.scheduleID, namespaceID: call.namespace.id)
    return DeleteScheduleResponse()
  }

  func matchingTimes(
    _ request: ListScheduleMatchingTimesRequest, _ call: Call
  ) async throws(ServiceError) -> ListScheduleMatchingTimesResponse {
    try Required.scheduleID(request.scheduleID)
    guard request.hasStartTime, request.hasEndTime else { throw .invalidArgument("missing or invalid query") }
    var response = ListScheduleMatchingTimesResponse()
    response.startTime = try await history.matchingTimes(
      of: request.scheduleID, namespaceID: call.namespace.id, after: WallTime(request.startTime), until: WallTime(request.endTime),
      limit: Self.mostTimes
    ).map(\.timestamp)
    return response
  }

  func list(_ request: ListSchedulesRequest, _ call: Call) async throws(ServiceError) -> ListSchedulesResponse {
    let filter = try ScheduleFilter(request.query, in: call.namespace, now: history.currentTime)
    let cursor = try request.nextPageToken.isEmpty ? nil : Self.place(request.nextPageToken)
    let limit = request.maximumPageSize > 0 ? min(Int(request.maximumPageSize), Self.largestPage) : Self.largestPage
    let (page, next) = try await history.listSchedules(
      namespaceID: call.namespace.id, after: cursor, limit: limit, matching: filter.matches)
    var response = ListSchedulesResponse()
    response.schedules = page
    if let next { response.nextPageToken = (try? Self.token(next).serializedData()) ?? Data() }
    return response
  }

  private static func place(_ bytes: Data) throws(ServiceError) -> VisibilityPlace {
    guard let token = try? ListPageToken(serializedBytes: bytes), let runID = UniqueID(bytes: token.runID) else {
      throw .invalidArgument("Invalid NextPageToken.")
    }
    return VisibilityPlace(closeTime: .distantFuture, startTime: WallTime(nanoseconds: token.startTime), runID: runID)
  }

  private static func token(_ place: VisibilityPlace) -> ListPageToken {
    var token = ListPageToken()
    token.runID = Data(place.runID.bytes)
    token.startTime = place.startTime.nanoseconds
    return token
  }

  func count(_ request: CountSchedulesRequest, _ call: Call) async throws(ServiceError) -> CountSchedulesResponse {
    let filter = try ScheduleFilter(request.query, in: call.namespace, now: history.currentTime)
    var response = CountSchedulesResponse()
    response.count = try await history.countSchedules(namespaceID: call.namespace.id, matching: filter.matches)
    return response
  }
}
