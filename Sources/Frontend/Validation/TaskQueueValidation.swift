import HistoryEngine
import Model
import TemporalAPI

extension Required {
  /// A queue that clients and workers may name: set, not too long, and not the server's own.
  static func taskQueue(_ queue: TaskQueue?, rules: Rules) throws(ServiceError) {
    guard let queue else { throw .invalidArgument("taskQueue is not set") }
    if queue.name.isEmpty { throw .invalidArgument("missing task queue name") }
    if queue.name.utf8.count > rules.maximumIDLength { throw .invalidArgument("taskQueue length exceeds limit") }
    if queue.name.hasPrefix("/_sys/") { throw .invalidArgument("task queue name cannot start with reserved prefix /_sys/") }
    if queue.normalName.utf8.count > rules.maximumIDLength { throw .invalidArgument("taskQueue normal name length exceeds limit") }
  }

  /// A queue for workflows: one that the server's own workers serve is refused.
  static func workflowTaskQueue(_ queue: TaskQueue?, rules: Rules) throws(ServiceError) {
    if queue?.name == "temporal-sys-per-ns-tq" {
      throw .invalidArgument("cannot use internal per-namespace task queue:temporal-sys-per-ns-tq")
    }
    // Requests that leave the queue out are told the same as those that leave its name empty.
    try taskQueue(queue ?? TaskQueue(), rules: rules)
  }
}
