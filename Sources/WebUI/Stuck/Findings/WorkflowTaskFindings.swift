import SwiftProtobuf
import TemporalAPI

/// The workflow's own tasks: not begun, failing, waiting for a worker, or with one.
enum WorkflowTaskFindings {
  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    guard evidence.described.hasPendingWorkflowTask else { return backoff(evidence) }
    let task = evidence.described.pendingWorkflowTask
    if task.state == .scheduled, let finding = abandoned(task, evidence) { return [finding] }
    if task.attempt > 1 { return [failing(task, evidence)] }
    let queue = evidence.workflowQueue.name
    if task.state == .started {
      let since: Telling = TimeView(task.startedTime).map { " since \($0)" } ?? ""
      let who = evidence.tail.first { $0.eventType == .workflowTaskStarted }?.workflowTaskStartedEventAttributes.identity ?? ""
      let by = who.isEmpty ? "A worker" : "Worker \(who)"
      return [StuckFinding(weight: .working, telling: "\(by) works on its workflow task\(since).", tab: .workers)]
    }
    let since: Telling = TimeView(task.scheduledTime).map { " since \($0)" } ?? ""
    return [
      StuckFinding(weight: .working, telling: "Its workflow task waits\(since) for a worker of task queue \(queue).", tab: .workers)
    ]
  }

  private static func abandoned(_ task: WorkflowPendingWorkflowTaskInfo, _ evidence: StuckEvidence) -> StuckFinding? {
    let version = evidence.pinnedVersion
    let verdict = evidence.verdict(evidence.workflowQueue, version: version)
    guard let complaint = verdict.complaint(evidence.workflowQueue, version: version) else { return nil }
    let since: Telling = TimeView(task.originalScheduledTime).map { " of \($0)" } ?? ""
    return StuckFinding(
      weight: .blocked, telling: complaint + ": the workflow task\(since) waits.",
      advice: "Start a worker for this task queue, and look whether its name is the one that the workflow was started with.",
      tab: .workers)
  }

  private static func failing(_ task: WorkflowPendingWorkflowTaskInfo, _ evidence: StuckEvidence) -> StuckFinding {
    let last = evidence.tail.first { [.workflowTaskFailed, .workflowTaskTimedOut].contains($0.eventType) }
    let since: Telling = TimeView(task.originalScheduledTime).map { " since \($0)" } ?? ""
    let start: Telling = "Its workflow task fails\(since), attempt \(task.attempt)"
    if let last, last.eventType == .workflowTaskFailed {
      let failure = last.workflowTaskFailedEventAttributes.failure
      return StuckFinding(
        weight: .blocked, telling: start + ": \(FailureView.line(failure, limit: 240)).", failure: failure,
        advice: "Correct the workflow's code and deploy it: the task is tried again by itself.")
    }
    let how = last == nil ? "." : ": a worker took it and did not answer in time."
    return StuckFinding(
      weight: .blocked, telling: start + Telling(stringLiteral: how),
      advice: "Look at the worker's log: it may have crashed, or its code may block the thread.", tab: .workers)
  }

  /// Before its first task: a delay, a cron schedule or a retry.
  private static func backoff(_ evidence: StuckEvidence) -> [StuckFinding] {
    let info = evidence.info
    guard let when = TimeView(info.executionTime), let ahead = evidence.ahead(info.executionTime),
      !evidence.tail.contains(where: { $0.eventType == .workflowTaskScheduled })
    else { return [] }
    let started = evidence.tail.last { $0.eventType == .workflowExecutionStarted }?.workflowExecutionStartedEventAttributes
    let why =
      switch started {
      case let started? where started.initiator == .retry: "a retry with backoff"
      case let started? where !started.cronSchedule.isEmpty: "cron schedule \(started.cronSchedule)"
      default: "it was started with a delay"
      }
    return [StuckFinding(weight: .waiting, telling: "It begins at \(when) (\(ahead)): \(why).")]
  }
}
