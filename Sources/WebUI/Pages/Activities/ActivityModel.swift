import Foundation
import JSONText
import TemporalAPI

/// What the template of an activity's page shows.
struct ActivityModel: Sendable {
  let id: String
  let status: StatusView
  /// It has not ended.
  let isOpen: Bool
  let summary: String?
  let details: MarkdownView?
  let facts: [Fact]
  let times: [Fact]
  let timeouts: [Fact]
  let input: [PayloadView]
  let result: [PayloadView]
  let hasResult: Bool
  let failure: FailureView?
  /// Why the attempt before failed.
  let lastFailure: FailureView?
  let heartbeat: [PayloadView]
  let searchAttributes: [NamedPayload]
  /// Who is told when it ends.
  let callbacks: [CallbackView]
  let forms: ActivityForms

  init(_ described: DescribeActivityExecutionResponse, now: Date, visit: Visit) {
    let info = described.info
    id = info.activityID
    status = StatusView(info.status)
    isOpen = info.status == .running || info.status == .paused
    summary = info.userMetadata.hasSummary ? PayloadView(info.userMetadata.summary).words : nil
    details = info.userMetadata.hasDetails ? MarkdownView(PayloadView(info.userMetadata.details).words) : nil
    facts = Self.facts(info, visit)
    times = Self.times(info)
    timeouts = Self.timeouts(info)
    input = PayloadView.all(described.input)
    (result, hasResult) = (PayloadView.all(described.outcome.result), !described.outcome.result.payloads.isEmpty)
    if case .failure(let failure)? = described.outcome.value { self.failure = FailureView(failure) } else { failure = nil }
    lastFailure = info.hasLastFailure ? FailureView(info.lastFailure) : nil
    heartbeat = PayloadView.all(info.heartbeatDetails)
    searchAttributes = NamedPayload.all(info.searchAttributes.indexedFields)
    callbacks = described.callbacks.map { CallbackView($0.info, when: "The activity ends", visit, now: now) }
    forms = ActivityForms(info, isOpen: isOpen, visit: visit)
  }

  private static func facts(_ info: ActivityExecutionInfo, _ visit: Visit) -> [Fact] {
    let queue = info.taskQueue
    return Fact.list(
      Fact("Type", info.activityType.name), Fact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      Fact("State", ActivityWords.state(info)), Fact("Attempt", ActivityWords.attempt(info)),
      Fact("Last worker", info.lastWorkerIdentity),
      Fact("SDK", [info.sdkName, info.sdkVersion].filter { !$0.isEmpty }.joined(separator: " ")),
      Fact("Version", VersionText.text(info.lastDeploymentVersion)), Fact("Cancel reason", info.canceledReason),
      Fact("Took", DurationText.text(from: info.scheduleTime, to: info.closeTime)),
      Fact("Heartbeats", info.totalHeartbeatCount > 0 ? "\(info.totalHeartbeatCount)" : nil),
      Fact("Priority", ActivityWords.priority(info.priority)),
      Fact("Run ID", info.runID),
      Fact("State transitions", info.stateTransitionCount > 0 ? "\(info.stateTransitionCount)" : nil))
  }

  private static func times(_ info: ActivityExecutionInfo) -> [Fact] {
    Fact.list(
      Fact("Scheduled", info.scheduleTime), Fact("Last attempt started", info.lastStartedTime),
      Fact("Last heartbeat", info.lastHeartbeatTime), Fact("Last attempt ended", info.lastAttemptCompleteTime),
      Fact("Next attempt", info.nextAttemptScheduleTime), Fact("Expires", info.expirationTime), Fact("Closed", info.closeTime))
  }

  private static func timeouts(_ info: ActivityExecutionInfo) -> [Fact] {
    Fact.list(
      Fact("Schedule to close", DurationText.text(info.scheduleToCloseTimeout) ?? "None"),
      Fact("Schedule to start", DurationText.text(info.scheduleToStartTimeout) ?? "None"),
      Fact("Start to close", DurationText.text(info.startToCloseTimeout) ?? "None"),
      Fact("Heartbeat", DurationText.text(info.heartbeatTimeout) ?? "None"), Fact("Start delay", DurationText.text(info.startDelay)),
      Fact("Retries", info.hasRetryPolicy ? RetryText.words(info.retryPolicy) : nil))
  }
}

extension PayloadView {
  /// The text of a string, else the value as it is shown.
  var words: String { json.text ?? text }
}
