import Foundation
import TemporalAPI
import TemporalServices

extension StuckEvidence {
  /// How many of the last events are looked at, at least.
  static let tailLength = 500
  /// How many task queues of activities are asked for their pollers.
  private static let queueLimit = 4

  /// Asks the server for what it does not say when it describes a workflow.
  static func gather(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> StuckEvidence {
    let info = described.workflowExecutionInfo
    let tail =
      (try? await HistoryReader(visit: visit, of: info.execution).events(tailLength, newestFirst: true)) ?? (events: [], isWhole: false)
    var queues: Set = [Queue(name: info.taskQueue, type: TaskQueueType.workflow)]
    for activity in described.pendingActivities where activity.state == .scheduled && queues.count <= queueLimit {
      queues.insert(queue(of: activity, in: tail.events, or: info.taskQueue))
    }
    return StuckEvidence(
      described: described, tail: tail.events, tailIsWhole: tail.isWhole, pollers: await pollers(visit, queues), now: Date())
  }

  private static func pollers(_ visit: Visit, _ queues: Set<Queue>) async -> [Queue: [PollerInfo]] {
    await withTaskGroup(of: (Queue, [PollerInfo]?).self) { group in
      for queue in queues {
        group.addTask { (queue, await visit.describeTaskQueue(queue.name, queue.type)?.pollers) }
      }
      return await group.reduce(into: [:]) { found, answer in found[answer.0] = answer.1 }
    }
  }
}
