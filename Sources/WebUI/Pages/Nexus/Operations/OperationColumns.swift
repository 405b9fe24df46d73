import SwiftProtobuf
import TemporalAPI

/// The columns of the list of Nexus operations.
enum OperationColumns {
  /// What is shown to those who have not chosen.
  static let usual = ["ExecutionStatus", "OperationId", "Endpoint", "Service", "Operation", "StartTime", "CloseTime", "ExecutionDuration"]

  /// All of a namespace: the system's, then its own attributes.
  static func all(_ attributes: AttributeTypes) -> [Column<NexusOperationExecutionListInfo>] { system + Column.custom(attributes) }

  private static let system: [Column<NexusOperationExecutionListInfo>] = [
    Column("ExecutionStatus", "Status", .short) { .status(StatusView($0.status), $1) },
    Column("OperationId", "Operation ID", .identifier) { .link($0.operationID, $1.operation($0)) },
    Column("RunId", "Run ID", .run) { .link($0.runID, $1.operation($0)) },
    Column("Endpoint", "Endpoint") { .narrowing("Endpoint", $0.endpoint, $1) },
    Column("Service", "Service") { .narrowing("Service", $0.service, $1) },
    Column("Operation", "Operation") { .narrowing("Operation", $0.operation, $1) },
    Column("StartTime", "Scheduled", .short) { info, _ in .time(TimeView(info.scheduleTime)) },
    Column("CloseTime", "Closed", .short) { info, _ in .time(TimeView(info.closeTime)) },
    Column("ExecutionDuration", "Took", .number) { info, _ in .text(DurationText.text(from: info.scheduleTime, to: info.closeTime)) },
    Column("StateTransitionCount", "State transitions", .number) { info, _ in .count(info.stateTransitionCount) },
    Column("StateSizeBytes", "State size", .number, isOrdered: false) { info, _ in
      .text(info.stateSizeBytes > 0 ? SizeText.text(info.stateSizeBytes) : nil)
    },
  ]
}

extension RowContext {
  /// The page of an operation.
  fileprivate func operation(_ info: NexusOperationExecutionListInfo) -> String {
    links.namespace(namespace, "nexus-operations", info.operationID, info.runID)
  }
}
