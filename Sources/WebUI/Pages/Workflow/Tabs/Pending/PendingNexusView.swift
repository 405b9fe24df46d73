import Foundation
import TemporalAPI

/// A pending Nexus operation.
struct PendingNexusView: Sendable {
  let name: String
  let state: PendingState
  let facts: [FactLine]
  let failure: FailureView?
  /// How its cancellation stands, where one was asked for.
  let cancellation: [FactLine]
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
    facts = FactLine.list(
      FactLine("Endpoint", operation.endpoint, link: visit.links.path("nexus")),
      FactLine("Attempt", operation.attempt > 0 ? "\(operation.attempt)" : nil),
      FactLine("Next attempt", operation.nextAttemptScheduleTime, now: now),
      FactLine("Blocked because", operation.blockedReason),
      FactLine("Operation token", operation.operationToken),
      FactLine("Scheduled", operation.scheduledTime),
      FactLine("Scheduled by event", "\(operation.scheduledEventID)"),
      FactLine("Last attempt ended", operation.lastAttemptCompleteTime),
      FactLine("Schedule to close", DurationText.text(operation.scheduleToCloseTimeout)),
      FactLine("Schedule to start", DurationText.text(operation.scheduleToStartTimeout)),
      FactLine("Start to close", DurationText.text(operation.startToCloseTimeout)))
    let cancel = operation.cancellationInfo
    cancellation =
      operation.hasCancellationInfo
      ? FactLine.list(
        FactLine("Cancellation requested", cancel.requestedTime), FactLine("State", Self.word(cancel.state)),
        FactLine("Attempt", cancel.attempt > 0 ? "\(cancel.attempt)" : nil),
        FactLine("Next attempt", cancel.nextAttemptScheduleTime, now: now),
        FactLine("Blocked because", cancel.blockedReason)) : []
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
