import Foundation
import SwiftProtobuf
import TemporalAPI

/// A pending activity.
struct PendingActivityView: Sendable {
  let id: String
  let type: String
  let state: PendingState
  /// `3 of 10`, `3`.
  let attempt: String
  let facts: [Fact]
  let options: [Fact]
  let heartbeat: [PayloadView]
  let failure: FailureView?
  let isPaused: Bool
  let links: PendingActivityLinks

  init(_ activity: WorkflowPendingActivityInfo, links: PendingActivityLinks, now: Date) {
    id = activity.activityID
    type = activity.activityType.name
    isPaused = activity.paused || [.paused, .pauseRequested].contains(activity.state)
    state = PendingState(activity)
    attempt = activity.maximumAttempts > 0 ? "\(activity.attempt) of \(activity.maximumAttempts)" : "\(activity.attempt)"
    facts = Self.facts(activity, now: now)
    options = ActivityOption.facts(activity.activityOptions)
    heartbeat = PayloadView.all(activity.heartbeatDetails)
    failure = activity.hasLastFailure ? FailureView(activity.lastFailure) : nil
    self.links = links
  }

  private static func facts(_ activity: WorkflowPendingActivityInfo, now: Date) -> [Fact] {
    let pause = activity.pauseInfo
    let version = activity.lastDeploymentVersion
    return Fact.list(
      Fact("Next attempt", activity.nextAttemptScheduleTime, now: now),
      Fact("Retry interval", DurationText.text(activity.currentRetryInterval)),
      Fact("Running since", activity.state == .scheduled ? .init() : activity.lastStartedTime),
      Fact("Last started", activity.state == .scheduled ? activity.lastStartedTime : .init()),
      Fact("Last attempt ended", activity.lastAttemptCompleteTime),
      Fact("Worker", activity.lastWorkerIdentity),
      Fact("Worker's version", version.buildID.isEmpty ? "" : "\(version.deploymentName):\(version.buildID)"),
      Fact("Last heartbeat", activity.lastHeartbeatTime),
      Fact("Scheduled", activity.scheduledTime),
      Fact("Expires", activity.expirationTime, now: now),
      Fact("Paused", pause.pauseTime),
      Fact("Paused by", pause.manual.identity.isEmpty ? pause.rule.identity : pause.manual.identity),
      Fact("Paused by rule", pause.rule.ruleID),
      Fact("Reason of the pause", pause.manual.reason.isEmpty ? pause.rule.reason : pause.manual.reason))
  }
}

/// The state of something pending in a word and a shape.
struct PendingState: Sendable, Hashable {
  let word: String
  /// A style of the part `status`.
  let style: String

  init(_ word: String, _ style: String) {
    self.word = word
    self.style = style
  }

  init(_ activity: WorkflowPendingActivityInfo) {
    switch activity.state {
    case .started: self.init("Running", "running")
    case .cancelRequested: self.init("Cancellation requested", "canceled")
    case .paused: self.init("Paused", "paused")
    case .pauseRequested: self.init("Pausing", "paused")
    default:
      if activity.paused {
        self.init("Paused", "paused")
      } else {
        self.init(activity.attempt > 1 ? "Retrying" : "Scheduled", activity.attempt > 1 ? "timedout" : "unknown")
      }
    }
  }
}
