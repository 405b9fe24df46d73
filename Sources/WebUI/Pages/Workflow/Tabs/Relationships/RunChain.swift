import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// How a run came about, and what came of it.
struct RunChain: Sendable {
  let links: [Fact]
  let runs: [Run]
  let isCut: Bool
  /// Where two of the runs can be compared.
  let compare: String

  /// A run of the workflow's id.
  struct Run: Sendable {
    let runID: String
    let href: String
    let status: StatusView
    let start: TimeView?
    let close: TimeView?
    let isCurrent: Bool
    /// Where it is compared with the reader's run; nil for that one.
    let compare: String?
  }

  /// How many runs are listed.
  private static let limit = 50

  static func load(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> RunChain {
    let execution = described.workflowExecutionInfo.execution
    let reader = HistoryReader(visit: visit, of: execution)
    async let first = reader.oldest()
    async let last = reader.newest()
    async let listed = list(visit, execution.workflowID)
    let (infos, isCut) = await listed
    return RunChain(
      links: links(described, started: try? await first, closed: try? await last, visit),
      runs: infos.map { run($0, current: execution, visit) }, isCut: isCut,
      compare: visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "compare"))
  }

  private static func list(_ visit: Visit, _ workflow: String) async -> (infos: [WorkflowExecutionInfo], isCut: Bool) {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = Int32(limit)
    request.query = "WorkflowId = \(FilterText.quoted(workflow))"
    guard let answer = await visit.tryCall(WorkflowServiceMethods.listWorkflowExecutions, request) else { return ([], false) }
    let sorted = answer.executions.sorted { ($0.startTime.seconds, $0.startTime.nanos) > ($1.startTime.seconds, $1.startTime.nanos) }
    return (sorted, !answer.nextPageToken.isEmpty)
  }

  private static func run(_ info: WorkflowExecutionInfo, current: WorkflowExecution, _ visit: Visit) -> Run {
    let runID = info.execution.runID
    let isCurrent = runID == current.runID
    return Run(
      runID: runID, href: visit.links.workflow(visit.namespace, current.workflowID, runID, "relationships"),
      status: StatusView(info.status),
      start: TimeView(info.startTime), close: TimeView(info.closeTime), isCurrent: isCurrent,
      compare: isCurrent
        ? nil
        : visit.links.workflow(visit.namespace, current.workflowID, current.runID, "compare", query: [("run", runID)]))
  }

  private static func links(
    _ described: DescribeWorkflowExecutionResponse, started: HistoryEvent?, closed: HistoryEvent?, _ visit: Visit
  ) -> [Fact] {
    let info = described.workflowExecutionInfo
    let own = info.execution
    func run(_ name: String, _ runID: String) -> Fact? {
      guard runID != own.runID else { return nil }
      return Fact(name, runID, href: visit.links.workflow(visit.namespace, own.workflowID, runID, "relationships"))
    }
    let start = started?.workflowExecutionStartedEventAttributes ?? .init()
    let words = RunWords(start, closed)
    let schedule = info.searchAttributes.indexedFields["TemporalScheduledById"].flatMap { PayloadLine.plain($0) }
    let due = info.searchAttributes.indexedFields["TemporalScheduledStartTime"].flatMap { PayloadLine.plain($0) }
    return Fact.list(
      run("First run", info.firstRunID.isEmpty ? start.firstExecutionRunID : info.firstRunID),
      run(words.previous, start.continuedExecutionRunID),
      words.isReset ? run("Reset of run", start.originalExecutionRunID) : nil,
      run(words.next, words.nextRunID),
      run("Was reset to run", described.workflowExtendedInfo.resetRunID),
      Fact("Cron schedule", start.cronSchedule),
      Fact("Attempt", start.attempt > 1 ? "\(start.attempt)" : nil),
      Fact("Schedule", schedule, href: visit.links.namespace(visit.namespace, "schedules", schedule ?? "")),
      Fact("Due at", due))
  }
}
