import Foundation
import SwiftProtobuf
import TemporalAPI

/// How the cancellation of a Nexus operation stands, be it a workflow's or one of its own.
protocol NexusCancellation {
  var state: NexusOperationCancellationState { get }
  var attempt: Int32 { get }
  var requestedTime: Google_Protobuf_Timestamp { get }
  var nextAttemptScheduleTime: Google_Protobuf_Timestamp { get }
  var blockedReason: String { get }
}

extension WorkflowNexusOperationCancellationInfo: NexusCancellation {}
extension NexusOperationExecutionCancellationInfo: NexusCancellation {}

extension NexusCancellation {
  func facts(now: Date) -> [Fact] {
    Fact.list(
      Fact("Cancellation requested", requestedTime), Fact("State", word), Fact("Attempt", attempt > 0 ? "\(attempt)" : nil),
      Fact("Next attempt", nextAttemptScheduleTime, now: now), Fact("Blocked because", blockedReason))
  }

  private var word: String {
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

extension PendingState {
  init(_ state: PendingNexusOperationState) {
    switch state {
    case .started: self.init("Running", "running")
    case .backingOff: self.init("Retrying", "timedout")
    case .blocked: self.init("Blocked", "failed")
    default: self.init("Scheduled", "unknown")
    }
  }
}
