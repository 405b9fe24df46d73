import TemporalAPI

/// Pending Nexus operations.
enum NexusFindings {
  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    evidence.described.pendingNexusOperations.prefix(ActivityFindings.limit).map { finding($0, evidence) }
  }

  private static func finding(_ operation: WorkflowPendingNexusOperationInfo, _ evidence: StuckEvidence) -> StuckFinding {
    let name = "Nexus operation \(operation.service).\(operation.operation) at \(operation.endpoint)"
    let failure = operation.hasLastAttemptFailure ? operation.lastAttemptFailure : nil
    let last = failure.map { ", last failure: " + FailureView.line($0, limit: 200) } ?? ""
    let since: Telling = TimeView(operation.scheduledTime).map { " since \($0)" } ?? ""
    switch operation.state {
    case .blocked:
      let why = operation.blockedReason.isEmpty ? "" : ": \(operation.blockedReason)"
      return StuckFinding(
        weight: .blocked, telling: "\(name) is blocked\(why).", failure: failure,
        advice: "Calls to this endpoint are held back after failures; look at its target.", tab: .pendingActivities)
    case .backingOff:
      let next: Telling = TimeView(operation.nextAttemptScheduleTime).map { ", next at \($0)" } ?? ""
      let ahead = evidence.ahead(operation.nextAttemptScheduleTime).map { " (\($0))" } ?? ""
      return StuckFinding(
        weight: .retrying, telling: "\(name) is in retry \(operation.attempt)\(next)\(ahead)\(last).", failure: failure,
        tab: .pendingActivities)
    case .started: return StuckFinding(weight: .working, telling: "\(name) runs\(since).", tab: .pendingActivities)
    default:
      return StuckFinding(weight: .working, telling: "\(name) is being started\(since)\(last).", failure: failure, tab: .pendingActivities)
    }
  }
}
