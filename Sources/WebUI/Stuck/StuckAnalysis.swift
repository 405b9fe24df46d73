import TemporalAPI

/// Finds what a running workflow waits for.
enum StuckAnalysis {
  /// Everything that it waits for, the weightiest first. Never empty.
  static func findings(_ evidence: StuckEvidence) -> [StuckFinding] {
    let found =
      pause(evidence) + WorkflowTaskFindings.find(evidence) + ActivityFindings.find(evidence) + NexusFindings.find(evidence)
      + ChildFindings.find(evidence) + UpdateFindings.find(evidence) + TimerFindings.find(evidence)
    let all = (found.isEmpty ? [nothing(evidence)] : found) + notes(evidence, besides: found)
    // Equal weights stay in the order of the rules.
    return all.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
  }

  private static func pause(_ evidence: StuckEvidence) -> [StuckFinding] {
    let pause = evidence.described.workflowExtendedInfo.pauseInfo
    guard evidence.described.workflowExtendedInfo.hasPauseInfo || evidence.info.status == .paused else { return [] }
    let since: Telling = TimeView(pause.pausedTime).map { " since \($0)" } ?? ""
    let by = pause.identity.isEmpty ? "" : ", by \(pause.identity)"
    let why = pause.reason.isEmpty ? "" : ": \(pause.reason)"
    return [
      StuckFinding(weight: .blocked, telling: "The workflow is paused\(since)\(by)\(why).", advice: "Unpause it to let it go on.")
    ]
  }

  private static func nothing(_ evidence: StuckEvidence) -> StuckFinding {
    let since: Telling = evidence.tail.first.flatMap { TimeView($0.eventTime) }.map { " since \($0)" } ?? ""
    return StuckFinding(
      weight: .waiting, telling: "Nothing is pending\(since): it waits for a signal or an update.",
      advice: "Its workflow code waits for a condition that only a message from outside can make true.", tab: .callStack)
  }

  private static func notes(_ evidence: StuckEvidence, besides found: [StuckFinding]) -> [StuckFinding] {
    var notes: [StuckFinding] = []
    if evidence.described.workflowExtendedInfo.cancelRequested {
      notes.append(StuckFinding(weight: .note, telling: "Cancellation was requested, and the workflow has not ended."))
    }
    let version = evidence.pinnedVersion
    if !evidence.described.hasPendingWorkflowTask,
      let complaint = evidence.verdict(evidence.workflowQueue, version: version).complaint(evidence.workflowQueue, version: version)
    {
      notes.append(StuckFinding(weight: .note, telling: complaint + ": nobody will take what comes next.", tab: .workers))
    }
    return notes
  }
}
