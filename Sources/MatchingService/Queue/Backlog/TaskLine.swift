import DequeModule
import HeapModule
import Model

/// Waiting tasks, oldest first.
///
/// Nearly all come in order and go to the end of a deque at O(1); a task that belongs into the middle (another shard's
/// reload, a retried start) waits in a heap beside it.
struct TaskLine: Sendable {
  private var ordered = Deque<QueuedTask>()
  private var strays = Heap<QueuedTask>()
  /// Never later than the first expiry, so that a sweep that finds nothing costs nothing.
  private(set) var firstExpiry = WallTime.distantFuture
  private var peak = 0

  var count: Int { ordered.count + strays.count }
  var isEmpty: Bool { ordered.isEmpty && strays.isEmpty }

  var first: QueuedTask? {
    guard let stray = strays.min else { return ordered.first }
    guard let head = ordered.first else { return stray }
    return min(stray, head)
  }

  mutating func insert(_ task: QueuedTask) {
    firstExpiry = min(firstExpiry, task.expires)
    if let last = ordered.last, task < last {
      if let head = ordered.first, task < head { ordered.prepend(task) } else { strays.insert(task) }
    } else {
      ordered.append(task)
    }
    peak = max(peak, ordered.count)
  }

  mutating func popFirst() -> QueuedTask? {
    let task: QueuedTask?
    if let stray = strays.min, ordered.first.map({ stray < $0 }) ?? true {
      task = strays.popMin()
    } else {
      task = ordered.popFirst()
    }
    releaseMemoryIfEmpty()
    return task
  }

  /// Takes out what is expired at `now`.
  mutating func removeExpired(at now: WallTime) -> [QueuedTask] {
    guard firstExpiry <= now else { return [] }
    let expired = Array(ordered.filter { $0.expires <= now }) + strays.unordered.filter { $0.expires <= now }
    ordered.removeAll { $0.expires <= now }
    strays = Heap(strays.unordered.filter { $0.expires > now })
    firstExpiry = min(Self.firstExpiry(ordered), Self.firstExpiry(strays.unordered))
    releaseMemoryIfEmpty()
    return expired
  }

  mutating func removeAll() -> [QueuedTask] {
    let all = (Array(ordered) + strays.unordered).sorted()
    self = TaskLine()
    return all
  }

  private static func firstExpiry(_ tasks: some Sequence<QueuedTask>) -> WallTime {
    tasks.lazy.map(\.expires).min() ?? .distantFuture
  }

  /// A backlog of a million that has been worked off must not keep its memory.
  private mutating func releaseMemoryIfEmpty() {
    if peak > 4096, isEmpty { self = TaskLine() }
  }
}
