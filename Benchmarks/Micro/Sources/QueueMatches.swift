import MatchingService
import Model

/// Tasks offered to a queue and polled from it.
enum QueueMatches {
  @Sendable static func run(_ count: Int) async throws {
    let service = MatchingService<Starter, Int, Int>(starter: Starter(), now: { WallTime(nanoseconds: 1_700_000_000_000_000_000) })
    let queue = TaskQueueID(namespaceID: UniqueID(high: 1, low: 2), name: "orders", kind: .activity)
    let poller = PollerIdentity(identity: "worker")
    for number in 0..<count {
      let key = ExecutionKey(
        namespaceID: queue.namespaceID, workflowID: "order-\(number)", runID: UniqueID(high: 3, low: UInt64(number)))
      service.offer(
        MatchingTask(
          queue: queue, execution: key, reference: 5, stamp: 1, scheduled: WallTime(nanoseconds: Int64(number)), expires: nil,
          isSticky: false))
      guard case .task = await service.poll(queue, poller: poller, timeout: .seconds(60)) else { throw Failure.noTask }
    }
    service.shutdown()
  }

  private enum Failure: Error {
    case noTask
  }

  /// A History that starts every task.
  private struct Starter: TaskStarter {
    func recordStarted(_ task: MatchingTask, poller: PollerIdentity) async -> StartOutcome<Int> { .started(Int(task.reference)) }
  }
}
