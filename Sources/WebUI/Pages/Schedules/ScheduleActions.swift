import Foundation
import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// What can be done to a schedule from its page.
enum ScheduleActions {
  @Sendable static func trigger(_ visit: Visit) async throws -> Reply {
    var patch = SchedulePatch()
    patch.triggerImmediately.overlapPolicy = OverlapChoice.policy(visit.form["overlap"] ?? "")
    return try await send(patch, visit, saying: "Triggered.")
  }

  @Sendable static func backfill(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    var range = ScheduleBackfillRequest()
    guard let start = reader.time("from"), let end = reader.time("until"), start.seconds <= end.seconds else {
      return back(visit, Flash("A backfill needs two times, the earlier one first.", isFailure: true))
    }
    range.startTime = start
    range.endTime = end
    range.overlapPolicy = OverlapChoice.policy(visit.form["overlap"] ?? "")
    var patch = SchedulePatch()
    patch.backfillRequest = [range]
    return try await send(patch, visit, saying: "Backfill asked for.")
  }

  @Sendable static func pause(_ visit: Visit) async throws -> Reply {
    var patch = SchedulePatch()
    // An empty note means no pause.
    patch.pause = visit.form["note"] ?? "Paused from the web UI"
    return try await send(patch, visit, saying: "Paused.")
  }

  @Sendable static func unpause(_ visit: Visit) async throws -> Reply {
    var patch = SchedulePatch()
    patch.unpause = visit.form["note"] ?? "Unpaused from the web UI"
    return try await send(patch, visit, saying: "Unpaused.")
  }

  @Sendable static func delete(_ visit: Visit) async throws -> Reply {
    var request = DeleteScheduleRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit["schedule"]
    request.identity = UIIdentity.name
    let list = visit.links.namespace(visit.namespace, "schedules")
    return try await visit.acting(or: visit.links.schedule(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.deleteSchedule, request)
      return .redirect(list, Flash("Deleted \(visit["schedule"])."))
    }
  }

  private static func send(_ patch: SchedulePatch, _ visit: Visit, saying sentence: String) async throws -> Reply {
    var request = PatchScheduleRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit["schedule"]
    request.patch = patch
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    return try await visit.acting(or: visit.links.schedule(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.patchSchedule, request)
      return back(visit, Flash(sentence))
    }
  }

  private static func back(_ visit: Visit, _ flash: Flash) -> Reply { .redirect(visit.links.schedule(visit), flash) }
}
