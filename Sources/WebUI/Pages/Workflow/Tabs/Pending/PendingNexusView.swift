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
    state =
      switch operation.state {
      case .started: PendingState("Running", "running")
      case .backingOff: PendingState("Retrying", "timedout")
      case .blocked: PendingState("Blocked", "failed")
      default: PendingState("Scheduled", "unknown")
      }
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
    cancellation =
      operation.hasCancellationInfo
      ? Fact.list(
        Fact("Cancellation requested", cancel.requestedTime), Fact("State", Self.word(cancel.state)),
        Fact("Attempt", cancel.attempt > 0 ? "\(cancel.attempt)" : nil),
        Fact("Next attempt", cancel.nextAttemptScheduleTime, now: now),
        Fact("Blocked because", cancel.blockedReason)) : []
    cancellationFailure = cancel.hasLastAttemptFailure ? FailureView(cancel.lastAttemptFailure) : nil
  }

  private static func word(_ state: NexusOperationCancellationState) -> String {
    switch state {
    case .scheduled: "scheduled"
    case .backingOff: "retrying"
    case .succeeded: "delivered"
    case .failed: "failed"
    case .timedOut: "timed out"
    case .blocked: "blocked"
    default: ""
    }
  }
}
