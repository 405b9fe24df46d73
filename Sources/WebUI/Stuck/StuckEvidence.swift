import Foundation
import SwiftProtobuf
import TemporalAPI

/// What is known of a running workflow when one asks what it waits for.
struct StuckEvidence: Sendable {
  let described: DescribeWorkflowExecutionResponse
  /// The end of its history, newest first.
  let tail: [HistoryEvent]
  /// Whether `tail` goes back to the first event.
  let tailIsWhole: Bool
  /// Who polls, where the server said it.
  let pollers: [Queue: [PollerInfo]]
  let now: Date

  /// A task queue and what is taken from it.
  struct Queue: Sendable, Hashable {
    let name: String
    let type: TaskQueueType
  }

  var info: WorkflowExecutionInfo { described.workflowExecutionInfo }

  /// Where the workflow's own tasks go.
  var workflowQueue: Queue { Queue(name: info.taskQueue, type: .workflow) }

  /// Where an activity's tasks go: what its options say, or the event that scheduled it, or else the workflow's queue.
  func queue(of activity: WorkflowPendingActivityInfo) -> Queue {
    Self.queue(of: activity, in: tail, or: info.taskQueue)
  }

  static func queue(of activity: WorkflowPendingActivityInfo, in tail: [HistoryEvent], or fallback: String) -> Queue {
    let named = activity.activityOptions.taskQueue.name
    if !named.isEmpty { return Queue(name: named, type: .activity) }
    let scheduled = tail.first { $0.activityTaskScheduledEventAttributes.activityID == activity.activityID }
    let name = scheduled?.activityTaskScheduledEventAttributes.taskQueue.name ?? ""
    return Queue(name: name.isEmpty ? fallback : name, type: .activity)
  }

  /// `in 34 s`; nil for a moment that is over.
  func ahead(_ moment: Google_Protobuf_Timestamp) -> String? {
    let seconds = Date(moment).timeIntervalSince(now)
    return moment.seconds != 0 && seconds > 0 ? "in " + DurationText.text(seconds) : nil
  }
}
