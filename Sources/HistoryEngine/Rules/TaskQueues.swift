public import TemporalAPI

extension TaskQueue {
  /// Why the queue cannot be a user's, as a sentence; nil when it can.
  public var problem: String? {
    if name.isEmpty { return "missing task queue name" }
    if name.hasPrefix("/_sys/") { return "task queue name cannot start with reserved prefix /_sys/" }
    return nil
  }

  /// A normal queue, as events show it.
  public static func normal(_ name: String) -> TaskQueue {
    var queue = TaskQueue()
    queue.name = name
    queue.kind = .normal
    return queue
  }

  /// A worker's own queue, with the queue it stands in for.
  public static func sticky(_ name: String, normal: String) -> TaskQueue {
    var queue = TaskQueue()
    queue.name = name
    queue.kind = .sticky
    queue.normalName = normal
    return queue
  }
}
