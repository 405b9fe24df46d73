import Foundation
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Changes an activity's options while it is open.
enum ActivityOptionsForm {
  /// The fields, with what holds now.
  static func fields(_ info: ActivityExecutionInfo) -> [FieldView] {
    [
      FieldView("task-queue", "Task queue", info.taskQueue),
      FieldView("schedule-to-close", "Schedule to close", DurationInput.text(info.scheduleToCloseTimeout)),
      FieldView("schedule-to-start", "Schedule to start", DurationInput.text(info.scheduleToStartTimeout)),
      FieldView("start-to-close", "Start to close", DurationInput.text(info.startToCloseTimeout)),
      FieldView("heartbeat", "Heartbeat", DurationInput.text(info.heartbeatTimeout)),
      FieldView("retry-attempts", "Attempts at most", "\(info.retryPolicy.maximumAttempts)", hint: "0: without end."),
    ]
  }

  /// Sends what differs from what the activity has.
  @Sendable static func save(_ visit: Visit) async throws -> Reply {
    let info = try await ActivityPage.describe(visit).info
    var request = UpdateActivityExecutionOptionsRequest(visit)
    var reader = FormReader(visit.form)
    request.updateMask.paths = change(&request.activityOptions, from: info, &reader)
    if let problem = reader.errors.sorted(by: { $0.key < $1.key }).first {
      return .redirect(ActivityPages.page(visit), Flash("\(problem.key): \(problem.value)", isFailure: true))
    }
    guard !request.updateMask.paths.isEmpty else { return .redirect(ActivityPages.page(visit), Flash("Nothing was changed.")) }
    return try await ActivityActions.send(WorkflowServiceMethods.updateActivityExecutionOptions, request, visit, saying: "Options changed.")
  }

  private static func change(_ options: inout ActivityOptions, from info: ActivityExecutionInfo, _ reader: inout FormReader) -> [String] {
    var paths: [String] = []
    if let queue = reader.fields["task-queue"], queue != info.taskQueue {
      options.taskQueue.name = queue
      paths.append("task_queue.name")
    }
    func take(_ name: String, _ present: Google_Protobuf_Duration, _ path: String, _ set: (Google_Protobuf_Duration) -> Void) {
      let entered = reader.duration(name) ?? Google_Protobuf_Duration()
      guard entered != present else { return }
      set(entered)
      paths.append(path)
    }
    take("schedule-to-close", info.scheduleToCloseTimeout, "schedule_to_close_timeout") { options.scheduleToCloseTimeout = $0 }
    take("schedule-to-start", info.scheduleToStartTimeout, "schedule_to_start_timeout") { options.scheduleToStartTimeout = $0 }
    take("start-to-close", info.startToCloseTimeout, "start_to_close_timeout") { options.startToCloseTimeout = $0 }
    take("heartbeat", info.heartbeatTimeout, "heartbeat_timeout") { options.heartbeatTimeout = $0 }
    if let attempts = reader.number("retry-attempts", atLeast: Int32(0)), attempts != info.retryPolicy.maximumAttempts {
      options.retryPolicy.maximumAttempts = attempts
      paths.append("retry_policy.maximum_attempts")
    }
    return paths
  }
}
