import Foundation
import TemporalAPI

/// What the template of a Nexus operation's page shows.
struct OperationModel: Sendable {
  let id: String
  let status: StatusView
  /// It has not ended.
  let isOpen: Bool
  let summary: String?
  let facts: [Fact]
  let times: [Fact]
  let timeouts: [Fact]
  let input: PayloadView?
  let result: PayloadView?
  let failure: FailureView?
  /// Why the last attempt to start it failed.
  let lastFailure: FailureView?
  /// How its cancellation stands, where one was asked for.
  let cancellation: [Fact]
  let cancellationFailure: FailureView?
  let header: [Fact]
  let links: [Fact]
  let searchAttributes: [NamedPayload]
  let forms: OperationForms
  let list: String

  init(_ described: DescribeNexusOperationExecutionResponse, visit: Visit, now: Date) {
    let info = described.info
    id = info.operationID
    status = StatusView(info.status)
    isOpen = info.status == .running
    summary = info.userMetadata.hasSummary ? PayloadView(info.userMetadata.summary).words : nil
    facts = Self.facts(info, visit)
    times = Fact.list(
      Fact("Scheduled", info.scheduleTime), Fact("Last attempt ended", info.lastAttemptCompleteTime),
      Fact("Next attempt", info.nextAttemptScheduleTime, now: now), Fact("Expires", info.expirationTime, now: now),
      Fact("Closed", info.closeTime))
    timeouts = Fact.list(
      Fact("Schedule to close", DurationText.text(info.scheduleToCloseTimeout) ?? "None"),
      Fact("Schedule to start", DurationText.text(info.scheduleToStartTimeout) ?? "None"),
      Fact("Start to close", DurationText.text(info.startToCloseTimeout) ?? "None"))
    input = described.hasInput ? PayloadView(described.input) : nil
    if case .result(let value)? = described.outcome { result = PayloadView(value) } else { result = nil }
    if case .failure(let why)? = described.outcome { failure = FailureView(why) } else { failure = nil }
    lastFailure = info.hasLastAttemptFailure ? FailureView(info.lastAttemptFailure) : nil
    let cancel = info.cancellationInfo
    cancellation = info.hasCancellationInfo ? cancel.facts(now: now) + Fact.list(Fact("Reason", cancel.reason)) : []
    cancellationFailure = cancel.hasLastAttemptFailure ? FailureView(cancel.lastAttemptFailure) : nil
    header = Fact.all(info.nexusHeader.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    links = info.links.compactMap { LinkLine.line($0, visit) }
    searchAttributes = NamedPayload.all(info.searchAttributes.indexedFields)
    forms = OperationForms(info, isOpen: isOpen, visit: visit)
    list = visit.links.namespace(visit.namespace, "nexus-operations")
  }

  private static func facts(_ info: NexusOperationExecutionInfo, _ visit: Visit) -> [Fact] {
    Fact.list(
      Fact("Endpoint", info.endpoint, href: visit.links.path("nexus")), Fact("Service", info.service), Fact("Operation", info.operation),
      Fact("State", info.status == .running ? PendingState(info.state).word : nil),
      Fact("Attempt", info.attempt > 0 ? "\(info.attempt)" : nil), Fact("Blocked because", info.blockedReason),
      Fact("Operation token", info.operationToken), Fact("Started by", info.identity),
      Fact("Took", DurationText.text(from: info.scheduleTime, to: info.closeTime)), Fact("Run ID", info.runID),
      Fact("State transitions", info.stateTransitionCount > 0 ? "\(info.stateTransitionCount)" : nil),
      Fact("Size", info.stateSizeBytes > 0 ? SizeText.text(info.stateSizeBytes) : nil))
  }
}

/// The forms above an operation's page; each nil where it makes no sense now or is not done from here.
struct OperationForms: Sendable {
  let cancel: String?
  let terminate: String?
  let delete: String?

  init(_ info: NexusOperationExecutionInfo, isOpen: Bool, visit: Visit) {
    func link(_ name: String, _ action: UIAction, _ condition: Bool) -> String? {
      condition && visit.allows(action) ? OperationPages.page(visit, name) : nil
    }
    cancel = link("cancel", .cancelWorkflow, isOpen && !info.hasCancellationInfo)
    terminate = link("terminate", .terminateWorkflow, isOpen)
    delete = link("delete", .deleteWorkflow, true)
  }
}
