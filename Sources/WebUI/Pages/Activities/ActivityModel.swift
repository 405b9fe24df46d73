import JSONText
import TemporalAPI

/// What the template of an activity's page shows.
struct ActivityModel: Sendable {
  let id: String
  let status: StatusView
  /// It has not ended.
  let isOpen: Bool
  let summary: String?
  let details: String?
  let facts: [Fact]
  let times: [TimeFact]
  let timeouts: [Fact]
  let input: [PayloadView]
  let result: [PayloadView]
  let hasResult: Bool
  let failure: [FailureLine]
  /// Why the attempt before failed.
  let lastFailure: [FailureLine]
  let heartbeat: [PayloadView]
  let searchAttributes: [NamedPayload]
  let forms: ActivityForms

  /// A name and a moment.
  struct TimeFact: Sendable, Hashable {
    let name: String
    let time: TimeView

    init?(_ name: String, _ time: TimeView?) {
      guard let time else { return nil }
      self.name = name
      self.time = time
    }
  }

  init(_ described: DescribeActivityExecutionResponse, visit: Visit) {
    let info = described.info
    id = info.activityID
    status = StatusView(info.status)
    isOpen = info.status == .running || info.status == .paused
    summary = info.userMetadata.hasSummary ? PayloadView(info.userMetadata.summary).words : nil
    details = info.userMetadata.hasDetails ? PayloadView(info.userMetadata.details).words : nil
    facts = Self.facts(info, visit)
    times = Self.times(info)
    timeouts = Self.timeouts(info)
    input = PayloadView.all(described.input)
    (result, hasResult) = (PayloadView.all(described.outcome.result), !described.outcome.result.payloads.isEmpty)
    if case .failure(let failure)? = described.outcome.value { self.failure = FailureLine.all(failure) } else { failure = [] }
    lastFailure = info.hasLastFailure ? FailureLine.all(info.lastFailure) : []
    heartbeat = PayloadView.all(info.heartbeatDetails)
    searchAttributes = NamedPayload.all(info.searchAttributes.indexedFields)
    forms = ActivityForms(info, isOpen: isOpen, visit: visit)
  }

  private static func facts(_ info: ActivityExecutionInfo, _ visit: Visit) -> [Fact] {
    let queue = info.taskQueue
    return [
      Fact("Type", info.activityType.name), Fact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      Fact("State", ifAny: ActivityWords.state(info)), Fact("Attempt", ifAny: ActivityWords.attempt(info)),
      Fact("Last worker", ifAny: info.lastWorkerIdentity),
      Fact("SDK", ifAny: [info.sdkName, info.sdkVersion].filter { !$0.isEmpty }.joined(separator: " ")),
      Fact("Version", ifAny: VersionText.text(info.lastDeploymentVersion)), Fact("Cancel reason", ifAny: info.canceledReason),
      Fact("Took", ifAny: DurationText.text(from: info.scheduleTime, to: info.closeTime)),
      Fact("Heartbeats", ifAny: info.totalHeartbeatCount > 0 ? "\(info.totalHeartbeatCount)" : nil),
      Fact("Priority", ifAny: ActivityWords.priority(info.priority)),
      Fact("Run ID", ifAny: info.runID),
      Fact("State transitions", ifAny: info.stateTransitionCount > 0 ? "\(info.stateTransitionCount)" : nil),
    ].compactMap { $0 }
  }

  private static func times(_ info: ActivityExecutionInfo) -> [TimeFact] {
    [
      TimeFact("Scheduled", TimeView(info.scheduleTime)), TimeFact("Last attempt started", TimeView(info.lastStartedTime)),
      TimeFact("Last heartbeat", TimeView(info.lastHeartbeatTime)), TimeFact("Last attempt ended", TimeView(info.lastAttemptCompleteTime)),
      TimeFact("Next attempt", TimeView(info.nextAttemptScheduleTime)), TimeFact("Expires", TimeView(info.expirationTime)),
      TimeFact("Closed", TimeView(info.closeTime)),
    ].compactMap { $0 }
  }

  private static func timeouts(_ info: ActivityExecutionInfo) -> [Fact] {
    [
      Fact("Schedule to close", DurationText.text(info.scheduleToCloseTimeout) ?? "None"),
      Fact("Schedule to start", DurationText.text(info.scheduleToStartTimeout) ?? "None"),
      Fact("Start to close", DurationText.text(info.startToCloseTimeout) ?? "None"),
      Fact("Heartbeat", DurationText.text(info.heartbeatTimeout) ?? "None"), Fact("Start delay", ifAny: DurationText.text(info.startDelay)),
      Fact("Retries", ifAny: info.hasRetryPolicy ? RetryText.words(info.retryPolicy) : nil),
    ].compactMap { $0 }
  }
}

extension PayloadView {
  /// The text of a string, else the value as it is shown.
  var words: String { json.text ?? text }
}
