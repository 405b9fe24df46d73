import TemporalAPI

/// The columns of the list of workflows.
enum WorkflowColumns {
  /// What is shown to those who have not chosen.
  static let usual = ["ExecutionStatus", "WorkflowId", "RunId", "WorkflowType", "StartTime", "CloseTime"]

  /// All of a namespace: the system's, then its own attributes.
  static func all(_ attributes: AttributeTypes) -> [Column<WorkflowExecutionInfo>] { system + Column.custom(attributes) }

  /// Those that every server can fill.
  static let system: [Column<WorkflowExecutionInfo>] = [
    Column("ExecutionStatus", "Status", .short) { .status(StatusView($0.status), $1) },
    Column("WorkflowId", "Workflow ID", .identifier) { .link($0.execution.workflowID, $1.workflow($0.execution)) },
    Column("RunId", "Run ID", .run) { .link($0.execution.runID, $1.workflow($0.execution)) },
    Column("WorkflowType", "Type") { .narrowing("WorkflowType", $0.type.name, $1) },
    Column("StartTime", "Start", .short) { info, _ in .time(TimeView(info.startTime)) },
    Column("CloseTime", "End", .short) { info, _ in .time(TimeView(info.closeTime)) },
    Column("ExecutionTime", "Execution time", .short) { info, _ in .time(TimeView(info.executionTime)) },
    Column("ExecutionDuration", "Duration", .number) { info, _ in .text(DurationText.text(from: info.startTime, to: info.closeTime)) },
    Column("TaskQueue", "Task queue", .identifier) { .narrowing("TaskQueue", $0.taskQueue, $1) },
    Column("HistoryLength", "Events", .number) { info, _ in .count(info.historyLength) },
    Column("HistorySizeBytes", "History size", .number) { info, _ in
      .text(info.historySizeBytes > 0 ? SizeText.text(info.historySizeBytes) : nil)
    },
    Column("StateTransitionCount", "State transitions", .number) { info, _ in .count(info.stateTransitionCount) },
    Column("ParentWorkflowId", "Parent", .identifier) { info, context in
      info.hasParentExecution ? .link(info.parentExecution.workflowID, context.workflow(info.parentExecution)) : .empty
    },
    Column("ParentNamespace", "Parent namespace ID", .identifier, isOrdered: false) { info, _ in .text(info.parentNamespaceID) },
    Column("RootWorkflowId", "Root", .identifier) { info, context in
      info.hasRootExecution ? .link(info.rootExecution.workflowID, context.workflow(info.rootExecution)) : .empty
    },
    Column("TemporalScheduledById", "Scheduled by", .identifier) { .attribute("TemporalScheduledById", $0, $1) },
    Column("TemporalScheduledStartTime", "Scheduled start", .short) { .attribute("TemporalScheduledStartTime", $0, $1) },
    Column("TemporalWorkerDeployment", "Deployment") { .attribute("TemporalWorkerDeployment", $0, $1) },
    Column("TemporalWorkerDeploymentVersion", "Version") { .attribute("TemporalWorkerDeploymentVersion", $0, $1) },
    Column("TemporalWorkflowVersioningBehavior", "Behavior") { .attribute("TemporalWorkflowVersioningBehavior", $0, $1) },
    Column("TemporalChangeVersion", "Change version", isOrdered: false) { .attribute("TemporalChangeVersion", $0, $1) },
    Column("TemporalReportedProblems", "Problems", isOrdered: false) { .attribute("TemporalReportedProblems", $0, $1) },
    Column("BuildIds", "Build IDs", isOrdered: false) { .attribute("BuildIds", $0, $1) },
  ]
}

extension RowContext {
  /// The page of a workflow.
  fileprivate func workflow(_ execution: WorkflowExecution) -> String { links.workflow(namespace, execution.workflowID, execution.runID) }
}
