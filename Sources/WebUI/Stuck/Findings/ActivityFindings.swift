import Foundation
import TemporalAPI

/// Pending activities: paused, tried again, waiting for a worker, or with one.
enum ActivityFindings {
  /// More are counted, not told one by one.
  static let limit = 20

  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    let pending = evidence.described.pendingActivities
    var found = pending.map { finding($0, evidence) }
    found = found.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    let more = found.count - limit
    guard more > 0 else { return found }
    return found.prefix(limit)
      + [StuckFinding(weight: .note, telling: "\(more) more activities are pending.", tab: .pendingActivities)]
  }

  private static func finding(_ activity: WorkflowPendingActivityInfo, _ evidence: StuckEvidence) -> StuckFinding {
    switch activity.state {
    case .paused, .pauseRequested: paused(activity)
    case .started, .cancelRequested: started(activity)
    default: activity.paused ? paused(activity) : scheduled(activity, evidence)
    }
  }

  private static func paused(_ activity: WorkflowPendingActivityInfo) -> StuckFinding {
    let info = activity.pauseInfo
    let since: Telling = TimeView(info.pauseTime).map { " since \($0)" } ?? ""
    let (identity, reason) =
      switch info.pausedBy {
      case .manual(let manual): (manual.identity, manual.reason)
      case .rule(let rule): ("rule \(rule.ruleID)", rule.reason)
      case nil: ("", "")
      }
    let by = identity.isEmpty ? "" : ", by \(identity)"
    let why = reason.isEmpty ? "" : ": \(reason)"
    return StuckFinding(
      weight: .blocked, telling: "\(name(activity)) is paused\(since)\(by)\(why).", failure: failure(activity),
      advice: "Unpause the activity to let it go on.", tab: .pendingActivities)
  }

  private static func scheduled(_ activity: WorkflowPendingActivityInfo, _ evidence: StuckEvidence) -> StuckFinding {
    if let ahead = evidence.ahead(activity.nextAttemptScheduleTime), let next = TimeView(activity.nextAttemptScheduleTime) {
      return activity.attempt > 1
        ? StuckFinding(
          weight: .retrying, telling: "\(name(activity)) is in retry \(attempt(activity)), next at \(next) (\(ahead))\(last(activity)).",
          failure: failure(activity), advice: "Reset the activity to try it at once.", tab: .pendingActivities)
        : StuckFinding(weight: .waiting, telling: "\(name(activity)) begins at \(next) (\(ahead)).", tab: .pendingActivities)
    }
    let queue = evidence.queue(of: activity)
    let since: Telling = TimeView(activity.scheduledTime).map { " since \($0)" } ?? ""
    if let complaint = evidence.verdict(queue).complaint(queue) {
      return StuckFinding(
        weight: .blocked, telling: complaint + ": \(name(activity, isFirst: false)) waits\(since)\(last(activity)).",
        failure: failure(activity), advice: "Start a worker that runs activities of this task queue.", tab: .pendingActivities)
    }
    let retry = activity.attempt > 1 ? ", attempt \(attempt(activity))" : ""
    return StuckFinding(
      weight: activity.attempt > 1 ? .retrying : .working,
      telling: "\(name(activity)) waits\(since) for a worker of task queue \(queue.name)\(retry)\(last(activity)).",
      failure: failure(activity), tab: .pendingActivities)
  }

  private static func started(_ activity: WorkflowPendingActivityInfo) -> StuckFinding {
    let since: Telling = TimeView(activity.lastStartedTime).map { " since \($0)" } ?? ""
    let at = activity.lastWorkerIdentity.isEmpty ? "" : " at worker \(activity.lastWorkerIdentity)"
    let asked = activity.state == .cancelRequested ? ", though its cancellation was requested" : ""
    let beat: Telling = TimeView(activity.lastHeartbeatTime).map { ", last heartbeat at \($0)" } ?? ""
    let retry = activity.attempt > 1 ? ", attempt \(attempt(activity))" : ""
    return StuckFinding(
      weight: activity.attempt > 1 ? .retrying : .working,
      telling: "\(name(activity)) runs\(since)\(at)\(asked)\(retry)\(beat)\(last(activity)).", failure: failure(activity),
      tab: .pendingActivities)
  }

  private static func name(_ activity: WorkflowPendingActivityInfo, isFirst: Bool = true) -> String {
    let type = activity.activityType.name
    return (isFirst ? "Activity " : "activity ") + (type.isEmpty ? activity.activityID : "\(type) (\(activity.activityID))")
  }

  private static func attempt(_ activity: WorkflowPendingActivityInfo) -> String {
    activity.maximumAttempts > 0 ? "\(activity.attempt) of \(activity.maximumAttempts)" : "\(activity.attempt)"
  }

  private static func last(_ activity: WorkflowPendingActivityInfo) -> String {
    activity.hasLastFailure ? ", last failure: \(FailureView.line(activity.lastFailure, limit: 200))" : ""
  }

  private static func failure(_ activity: WorkflowPendingActivityInfo) -> Failure? {
    activity.hasLastFailure ? activity.lastFailure : nil
  }
}
