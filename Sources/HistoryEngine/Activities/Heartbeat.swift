import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

/// What a heartbeat's answer tells the worker.
public struct HeartbeatAnswer: Sendable {
  public var cancelRequested = false
  public var isPaused = false
  /// The activity begins anew once this attempt has ended.
  public var isReset = false
}

extension Turn {
  /// The worker says that the attempt is alive. The details outlive the attempt: the next one is handed them.
  public mutating func heartbeat(_ reference: ActivityReference, details: Payloads?, identity: String) throws(ServiceError)
    -> HeartbeatAnswer
  {
    var activity = try pendingActivity(reference)
    if let details, details.wireBytes > rules.maximumPayloadBytes {
      failOversized(activity, "Heartbeat details exceed size limit.", identity: identity)
      return HeartbeatAnswer(cancelRequested: true)
    }
    activity.lastHeartbeatTime = now.nanoseconds
    if activity.standalone { activity.heartbeatCount += 1 }
    // A heartbeat without details clears those of an earlier one.
    if let details { activity.heartbeatDetails = details } else { activity.clearHeartbeatDetails() }
    update(activity)
    return HeartbeatAnswer(cancelRequested: activity.cancelRequested, isPaused: activity.hasPause, isReset: activity.reset)
  }
}
