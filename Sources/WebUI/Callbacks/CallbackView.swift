import Foundation
import SwiftProtobuf
import TemporalAPI

/// What the API says of a callback, whatever it is attached to.
protocol AttachedCallback {
  var callback: Callback { get }
  var state: CallbackState { get }
  var attempt: Int32 { get }
  var nextAttemptScheduleTime: Google_Protobuf_Timestamp { get }
  var lastAttemptCompleteTime: Google_Protobuf_Timestamp { get }
  var hasLastAttemptFailure: Bool { get }
  var lastAttemptFailure: Failure { get }
  var blockedReason: String { get }
  var registrationTime: Google_Protobuf_Timestamp { get }
  var requestID: String { get }
}

extension CallbackInfo: AttachedCallback {}

/// A callback, and how its delivery goes.
struct CallbackView: Sendable {
  let target: String
  let state: PendingState
  let facts: [Fact]
  let failure: FailureView?
  let links: [Fact]

  init(_ info: some AttachedCallback, when trigger: String?, _ visit: Visit, now: Date) {
    target =
      switch info.callback.variant {
      case .nexus(let nexus): nexus.url
      case .nexusHandler(let handler): "\(handler.service).\(handler.operation) on \(handler.taskQueueName)"
      case .internal: "Inside the server"
      case nil: "Unknown"
      }
    state =
      switch info.state {
      case .standby: PendingState("Waits for the end", "unknown")
      case .scheduled: PendingState("Scheduled", "running")
      case .backingOff: PendingState("Retrying", "timedout")
      case .failed: PendingState("Failed", "failed")
      case .succeeded: PendingState("Delivered", "completed")
      case .blocked: PendingState("Blocked", "paused")
      default: PendingState("Unknown", "unknown")
      }
    facts = Fact.list(
      Fact("When", trigger), Fact("Attempt", info.attempt > 0 ? "\(info.attempt)" : nil),
      Fact("Next attempt", info.nextAttemptScheduleTime, now: now), Fact("Last attempt ended", info.lastAttemptCompleteTime),
      Fact("Blocked because", info.blockedReason), Fact("Registered", info.registrationTime),
      Fact("Request ID", info.requestID))
    failure = info.hasLastAttemptFailure ? FailureView(info.lastAttemptFailure) : nil
    links = info.callback.links.compactMap { LinkLine.line($0, visit) }
  }
}
