import SwiftProtobuf
import TemporalAPI

/// The columns of the list of activities.
enum ActivityColumns {
  /// What is shown to those who have not chosen.
  static let usual = ["ExecutionStatus", "ActivityId", "ActivityType", "TaskQueue", "StartTime", "CloseTime", "ExecutionDuration"]

  /// All of a namespace: the system's, then its own attributes.
  static func all(_ attributes: AttributeTypes) -> [Column<ActivityExecutionListInfo>] { system + Column.custom(attributes) }

  /// Those that every server can fill.
  static let system: [Column<ActivityExecutionListInfo>] = [
    Column("ExecutionStatus", "Status", .short) { .status(StatusView($0.status), $1) },
    Column("ActivityId", "Activity ID", .identifier) { .link($0.activityID, $1.activity($0)) },
    Column("RunId", "Run ID", .run) { .link($0.runID, $1.activity($0)) },
    Column("ActivityType", "Type") { .narrowing("ActivityType", $0.activityType.name, $1) },
    Column("TaskQueue", "Task queue", .identifier) { .narrowing("TaskQueue", $0.taskQueue, $1) },
    Column("StartTime", "Scheduled", .short) { info, _ in .time(TimeView(info.scheduleTime)) },
    Column("ExecutionTime", "Execution time", .short) { info, _ in .time(TimeView(info.executionTime)) },
    Column("CloseTime", "Closed", .short) { info, _ in .time(TimeView(info.closeTime)) },
    Column("ExecutionDuration", "Took", .number) { info, _ in .text(DurationText.text(from: info.scheduleTime, to: info.closeTime)) },
    Column("StateTransitionCount", "State transitions", .number) { info, _ in .count(info.stateTransitionCount) },
    Column("StateSizeBytes", "State size", .number, isOrdered: false) { info, _ in
      .text(info.stateSizeBytes > 0 ? SizeText.text(info.stateSizeBytes) : nil)
    },
  ]
}

extension RowContext {
  /// The page of an activity.
  fileprivate func activity(_ info: ActivityExecutionListInfo) -> String {
    links.namespace(namespace, "activities", info.activityID, info.runID)
  }
}
