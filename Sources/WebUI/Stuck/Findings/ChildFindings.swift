import TemporalAPI

/// Children that have not ended.
enum ChildFindings {
  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    let children = evidence.described.pendingChildren
    var found = children.prefix(ActivityFindings.limit).map(finding)
    if children.count > found.count {
      let more = children.count - found.count
      found.append(StuckFinding(weight: .note, telling: "\(more) more children are open.", tab: .relationships))
    }
    return found
  }

  private static func finding(_ child: WorkflowPendingChildExecutionInfo) -> StuckFinding {
    guard !child.runID.isEmpty else {
      return StuckFinding(
        weight: .working, telling: "Child \(child.workflowTypeName) (\(child.workflowID)) is being started.", tab: .relationships)
    }
    var workflow = WorkflowExecution()
    workflow.workflowID = child.workflowID
    workflow.runID = child.runID
    // Nothing waits for a child that was let go, but that is the parent's code to say.
    return StuckFinding(
      weight: .waiting, telling: "It waits for child \(child.workflowTypeName) (\(child.workflowID)).", tab: .relationships,
      workflow: workflow)
  }
}
