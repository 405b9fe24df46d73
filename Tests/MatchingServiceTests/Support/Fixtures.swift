import Model

@testable import MatchingService

let namespace = UniqueID(high: 1, low: 1)
let orders = TaskQueueID(namespaceID: namespace, name: "orders", kind: .workflow)
let sticky = TaskQueueID(namespaceID: namespace, name: "worker-1:sticky", kind: .workflow)
/// The wall clock's reading when a test's clock stands at zero.
let dawn = WallTime(nanoseconds: 1_000_000_000_000_000)

/// A task told apart by its number, scheduled so many seconds after dawn.
func task(
  _ number: Int, on queue: TaskQueueID = orders, stamp: Int64 = 1, at seconds: Int = 0, expires: Int? = nil, isSticky: Bool = false,
  priority: Int32 = 0, key: String = "", weight: Float = 0
) -> MatchingTask {
  MatchingTask(
    queue: queue,
    execution: ExecutionKey(namespaceID: namespace, workflowID: "order-\(number)", runID: UniqueID(high: 7, low: UInt64(number))),
    reference: 2, stamp: stamp, scheduled: dawn + .seconds(seconds), expires: expires.map { dawn + .seconds($0) }, isSticky: isSticky,
    priority: TaskPriority(key: priority, fairnessKey: key, fairnessWeight: weight))
}

extension MatchingTask {
  var number: Int { Int(execution.runID.low) }
}

extension QueuedTask {
  var number: Int { Int(key.runID.low) }
}
