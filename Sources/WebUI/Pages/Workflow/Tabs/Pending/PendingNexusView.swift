import Foundation
import TemporalAPI

/// A pending Nexus operation.
struct PendingNexusView: Sendable {
  let name: String
  let state: PendingState
  let facts: [Fact]
  let failure: FailureView?
  /// How its cancellation stands, where one was asked for.
  let cancellation: [Fact]
  let cancellationFailure: FailureView?

  init(_ operation: WorkflowPendingNexusOperationInfo, visit: Visit, now: Date) {
    name = "\(operation.service).\(operation.operation)"
    state = PendingState(operation.state)
    failure = operation.hasLastAttemptFailure ? FailureView(operation.lastAttemptFailure) : nil
    facts = Fact.list(
      Fact("Endpoint", operation.endpoint, href: visit.links.path("nexus")),
      Fact("Attempt", operation.attempt > 0 ? "\(operation.attempt)" : nil),
      Fact("Next attempt", operation.nextAttemptScheduleTime, now: now),
      Fact("Blocked because", operation.blockedReason),
      Fact("Operation token", operation.operationToken),
      Fact("Scheduled", operation.scheduledTime),
      Fact("Scheduled by event", "\(operation.scheduledEventID)"),
      Fact("Last attempt ended", operation.lastAttemptCompleteTime),
      Fact("Schedule to close", DurationText.text(operation.scheduleToCloseTimeout)),
      Fact("Schedule to start", DurationText.text(operation.scheduleToStartTimeout)),
      Fact("Start to close", DurationText.text(operation.startToCloseTimeout)))
    let cancel = operation.cancellationInfo
    cancellation = operation.hasCancellationInfo ? cancel.facts(now: now) : []
    cancellationFailure = cancel.hasLastAttemptFailure ? FailureView(cancel.lastAttemptFailure) : nil
  }
}
