import HistoryService
import Observability

/// What is measured of lists and counts as the store answers them, under the original's names.
struct ListMeters: Sendable {
  private struct Series: Sendable {
    let requests: Counter
    let latency: Histogram
  }

  private let series: [ListReading: Series]
  private let errors: Family<Counter>

  init(in metrics: Metrics) {
    let labels = ["operation", "service_name"]
    let requests = metrics.counter("visibility_persistence_requests", "Lists and counts that the store was asked for.", labels: labels)
    let latency = metrics.histogram("visibility_persistence_latency", "Seconds until it answered.", labels: labels)
    errors = metrics.counter("visibility_persistence_error_with_type", "Those that failed.", labels: ["error_type"] + labels)
    let readings: [ListReading] = [.list, .count]
    series = Dictionary(
      uniqueKeysWithValues: readings.map {
        ($0, Series(requests: requests.series($0.operation, "frontend"), latency: latency.series($0.operation, "frontend")))
      })
  }

  func note(_ reading: ListReading, _ time: Duration, isRefused: Bool) {
    series[reading]?.requests.add()
    series[reading]?.latency.observe(time)
    if isRefused { errors.series("StoreError", reading.operation, "frontend").add() }
  }
}

extension ListReading {
  fileprivate var operation: String {
    switch self {
    case .list: "ListWorkflowExecutions"
    case .count: "CountWorkflowExecutions"
    }
  }
}
