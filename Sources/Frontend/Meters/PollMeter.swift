import FoundationEssentials
import Observability
import SwiftProtobuf
import TemporalAPI

/// Measures what polls come to, queue by queue. Sticky queues count as one with the queue that they belong to.
struct PollMeter: Sendable {
  let meters: FrontendMeters

  /// - Parameter waited: From the task's scheduling to its start; nil: the poll was answered empty.
  func note(_ queue: TaskQueue, _ kind: String, namespace: String, waited: Duration?) {
    let isSticky = queue.kind == .sticky
    let name = isSticky ? queue.normalName : queue.name
    let partition = isSticky ? "__sticky__" : "0"
    let family = waited == nil ? meters.emptyPolls : meters.polls
    family.series(namespace, "TaskQueueMgr", "matching", kind, name, partition).add()
    guard let waited else { return }
    meters.scheduleToStart.series(namespace, "Record\(kind)TaskStarted", "history", kind, name, partition).observe(waited)
  }
}

extension PollWorkflowTaskQueueResponse {
  /// How long the task waited; nil without a task.
  var scheduleToStart: Duration? { taskToken.isEmpty ? nil : .between(scheduledTime, startedTime) }
}

extension PollActivityTaskQueueResponse {
  /// How long the task waited; nil without a task.
  var scheduleToStart: Duration? { taskToken.isEmpty ? nil : .between(currentAttemptScheduledTime, startedTime) }
}

extension Duration {
  fileprivate static func between(_ start: Google_Protobuf_Timestamp, _ end: Google_Protobuf_Timestamp) -> Duration {
    max(.zero, .seconds(end.seconds - start.seconds) + .nanoseconds(Int64(end.nanos) - Int64(start.nanos)))
  }
}
