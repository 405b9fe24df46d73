public import TemporalAPI

extension TaskQueue {
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
