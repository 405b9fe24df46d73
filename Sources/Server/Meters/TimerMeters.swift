import HistoryService
import Observability

/// What is measured of timers and of what they do, under the original's names.
struct TimerMeters: Sendable {
  private let requests: Family<Counter>
  private let errors: Family<Counter>
  private let processing: Family<Histogram>
  private let queue: Family<Histogram>

  init(in metrics: Metrics) {
    let labels = ["namespace", "operation", "service_name", "task_type"]
    requests = metrics.counter("task_requests", "Timers that were due and took a turn.", labels: labels)
    errors = metrics.counter("task_errors", "Those that failed, of which most are tried again.", labels: labels)
    processing = metrics.histogram("task_latency_processing", "Seconds that a turn of a timer took.", labels: labels)
    queue = metrics.histogram("task_latency_queue", "Seconds from a timer's time until its turn was done.", labels: labels)
  }

  func note(_ task: TimerTask, namespace: String, late: Duration, _ time: Duration, isFailed: Bool) {
    let operation = task.operation
    requests.series(namespace, operation, "history", operation).add()
    if isFailed { errors.series(namespace, operation, "history", operation).add() }
    processing.series(namespace, operation, "history", operation).observe(time)
    queue.series(namespace, operation, "history", operation).observe(late + time)
  }
}

extension TimerTask {
  /// The original's name, or one like it for what it has no equal to: its timers are a row each, ours a wake-up for the first of them.
  fileprivate var operation: String {
    switch self {
    case .wakeUp: "TimerActiveTaskWakeUp"
    case .workflowTaskTimeout: "TimerActiveTaskWorkflowTaskTimeout"
    case .deletion: "TimerActiveTaskDeleteHistoryEvent"
    case .archival: "ArchivalTaskArchiveExecution"
    case .errands: "TransferActiveTaskErrands"
    case .callback: "OutboundActiveTaskCallback"
    case .batch: "TransferActiveTaskBatch"
    }
  }
}
