import TemporalAPI

/// A column of the list.
struct Column: Sendable {
  /// What choices of columns call it: the attribute's name.
  let name: String
  let label: String
  /// Whether the server may be asked for an order by it.
  let isOrdered: Bool
  let style: Style
  let cell: @Sendable (WorkflowExecutionInfo, RowContext) -> Cell

  /// How its cells are set.
  enum Style: String, Sendable {
    case plain = ""
    case identifier = "id"
    case run = "id run"
    case number = "number"
    case short = "short"
  }

  init(
    _ name: String, _ label: String, _ style: Style = .plain, isOrdered: Bool = true,
    cell: @escaping @Sendable (WorkflowExecutionInfo, RowContext) -> Cell
  ) {
    self.name = name
    self.label = label
    self.style = style
    self.isOrdered = isOrdered
    self.cell = cell
  }

  /// What is shown to those who have not chosen.
  static let usual = ["ExecutionStatus", "WorkflowId", "RunId", "WorkflowType", "StartTime", "CloseTime"]

  /// The columns that every server can fill.
  static let system: [Column] = [
    Column("ExecutionStatus", "Status", .short) { .status($0.status, $1) },
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

  /// All of a namespace: the system's, then its own attributes.
  static func all(_ attributes: AttributeTypes) -> [Column] {
    system
      + attributes.custom.map { name in
        let isNumber = [.int, .double].contains(attributes.types[name])
        return Column(name, name, isNumber ? .number : .plain, isOrdered: attributes.isOrdered(name)) { .attribute(name, $0, $1) }
      }
  }
}

/// What cells need beside the workflow.
struct RowContext: Sendable {
  let namespace: String
  let links: Links
  /// The list that is shown.
  let address: ListAddress
  /// Its query as the bar has it; nil where the bar cannot show it.
  let filters: FilterSet?
  let attributes: AttributeTypes

  /// The page of a workflow.
  func workflow(_ execution: WorkflowExecution) -> String { links.workflow(namespace, execution.workflowID, execution.runID) }

  /// The list narrowed to one value of an attribute.
  func narrowed(_ attribute: String, _ value: Filter.Value) -> String {
    let filter = Filter(attribute, .equal, [value])
    let query = filters.map { $0.adding(filter).query } ?? QueryText.adding(filter, to: address.query)
    return links.namespace(namespace, "workflows", query: address.with(query: query).pairs)
  }
}
