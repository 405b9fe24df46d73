import TemporalAPI

/// What stands above every tab of a workflow's page.
struct WorkflowHead: Sendable {
  let id: String
  let runID: String
  let type: String
  let status: StatusView
  /// What its starter said of it, in a line.
  let summary: String?
  let details: MarkdownView?
  /// What matters most.
  let facts: [Fact]
  /// All else.
  let moreFacts: [Fact]
  /// What is risky about its timeouts.
  let advice: [String]
  private(set) var notices: [Notice]
  let actions: [WorkflowActionLink]
  let tabs: [Tab]

  /// A tab, as a link.
  struct Tab: Sendable {
    let label: String
    let href: String
    let isCurrent: Bool
    /// How much there is behind it; nil: it is not said.
    let count: Int?
  }

  init(_ described: DescribeWorkflowExecutionResponse, tab current: WorkflowTab, visit: Visit) {
    let info = described.workflowExecutionInfo
    id = info.execution.workflowID
    runID = info.execution.runID
    type = info.type.name
    status = StatusView(info.status, isPaused: described.workflowExtendedInfo.hasPauseInfo)
    summary = PayloadLine.plain(described.executionConfig.userMetadata.summary)
    details = MarkdownView(PayloadLine.plain(described.executionConfig.userMetadata.details, limit: 20_000, keepsLines: true))
    let made = WorkflowFacts(described, visit: visit)
    facts = made.first
    moreFacts = made.more
    advice = TimeoutAdvice.all(described.executionConfig)
    notices = WorkflowNotices.all(described, visit: visit)
    actions = WorkflowActionLink.all(described, visit: visit)
    tabs = WorkflowTab.allCases.map { tab in
      Tab(
        label: tab.label, href: visit.links.workflow(visit.namespace, info.execution.workflowID, info.execution.runID, tab.rawValue),
        isCurrent: tab == current, count: tab.count(described))
    }
  }

  /// The same with what only further questions to the server can tell: whether somebody polls, and which run came next.
  init(_ described: DescribeWorkflowExecutionResponse, tab: WorkflowTab, asking visit: Visit) async {
    self.init(described, tab: tab, visit: visit)
    notices += await WorkflowNotices.asked(described, visit: visit)
  }

  /// The same for a page that says beside it what the run waits for: that has what warnings would say.
  var withoutWarnings: WorkflowHead {
    var head = self
    head.notices.removeAll(where: \.isWarning)
    return head
  }
}

/// The tabs of a workflow's page, by the last segment of their address.
enum WorkflowTab: String, Sendable, CaseIterable {
  case timeline, history, relationships
  case pendingActivities = "pending-activities"
  case workers
  case callStack = "call-stack"
  case queries, updates, metadata, callbacks

  var label: String {
    switch self {
    case .timeline: "Timeline"
    case .history: "History"
    case .relationships: "Relationships"
    case .pendingActivities: "Pending activities"
    case .workers: "Workers"
    case .callStack: "Call stack"
    case .queries: "Queries"
    case .updates: "Updates"
    case .metadata: "Metadata"
    case .callbacks: "Callbacks"
    }
  }

  func count(_ described: DescribeWorkflowExecutionResponse) -> Int? {
    switch self {
    case .history: Int(described.workflowExecutionInfo.historyLength)
    case .pendingActivities: described.pendingActivities.count + described.pendingNexusOperations.count
    case .callbacks: described.callbacks.count
    default: nil
    }
  }
}
