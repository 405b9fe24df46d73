import Foundation
import TemporalAPI
import TemporalServices

/// What a running workflow waits for, as the part `stuck` shows it.
struct StuckPanel: Sendable {
  let main: Line
  /// Where it waits for a child: what that waits for, and so on down.
  let below: [Step]
  /// What else is open.
  let others: [Line]
  /// Said where the history is longer than what was read of it.
  let isPartial: Bool
  /// The page of this panel alone.
  let href: String

  /// A finding and where to read on.
  struct Line: Sendable {
    let telling: Telling
    /// The style of the line: blocked, retrying, working, waiting or note.
    let style: String
    let word: String
    let failure: FailureView?
    let advice: String?
    var link: TextLink?
  }

  /// A workflow that another waits for, and what it waits for itself.
  struct Step: Sendable {
    let id: String
    let href: String
    let telling: Telling
  }

  /// A link and its words.
  struct TextLink: Sendable, Hashable {
    let label: String
    let href: String
  }

  /// Nil for a workflow that has ended. It is read with what the server says: what it refuses is left out.
  static func load(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> StuckPanel? {
    guard described.workflowExecutionInfo.status.isOpen else { return nil }
    let evidence = await StuckEvidence.gather(visit, described)
    let findings = StuckAnalysis.findings(evidence)
    guard let first = findings.first else { return nil }
    let execution = described.workflowExecutionInfo.execution
    func line(_ finding: StuckFinding) -> Line { Line(finding, of: execution, visit: visit) }
    let main = line(first)
    let others = findings.dropFirst().prefix(20).map { finding in
      var other = line(finding)
      // One link to a tab is enough.
      if other.link == main.link { other.link = nil }
      return other
    }
    return StuckPanel(
      main: main, below: await below(first, visit), others: others,
      isPartial: !evidence.tailIsWhole,
      href: visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "stuck"))
  }

  /// How many generations are followed.
  private static let depth = 3

  private static func below(_ finding: StuckFinding, _ visit: Visit) async -> [Step] {
    var steps: [Step] = []
    var next = finding.workflow
    while let execution = next, steps.count < depth {
      var request = DescribeWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.execution = execution
      guard let described = await visit.tryCall(WorkflowServiceMethods.describeWorkflowExecution, request),
        described.workflowExecutionInfo.status.isOpen,
        let found = StuckAnalysis.findings(await StuckEvidence.gather(visit, described)).first
      else { break }
      let href = visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "stuck")
      steps.append(Step(id: execution.workflowID, href: href, telling: found.telling))
      next = found.workflow
    }
    return steps
  }
}

extension StuckPanel.Line {
  init(_ finding: StuckFinding, of execution: WorkflowExecution, visit: Visit) {
    telling = finding.telling
    (style, word) =
      switch finding.weight {
      case .blocked: ("blocked", "Stuck")
      case .retrying: ("retrying", "Retrying")
      case .working: ("working", "At work")
      case .waiting: ("waiting", "Waiting")
      case .note: ("note", "Note")
      }
    failure = finding.failure.map { FailureView($0) }
    advice = finding.advice
    if let other = finding.workflow {
      let href = visit.links.workflow(visit.namespace, other.workflowID, other.runID, "stuck")
      link = StuckPanel.TextLink(label: "What that waits for", href: href)
    } else {
      link = finding.tab.map {
        StuckPanel.TextLink(
          label: $0.label, href: visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, $0.rawValue))
      }
    }
  }
}
