public import Observability

/// What is measured of calls: under the original's names, so that dashboards made for it go on working.
public final class FrontendMeters: Sendable {
  let requests: Family<Counter>
  let errors: Family<Counter>
  let errorsByType: Family<Counter>
  let exhausted: Family<Counter>
  let latency: Family<Histogram>
  let pending: Family<Gauge>
  let polls: Family<Counter>
  let emptyPolls: Family<Counter>
  let scheduleToStart: Family<Histogram>

  public init(in metrics: Metrics) {
    let call = ["namespace", "operation", "service_name"]
    requests = metrics.counter("service_requests", "Calls that came in.", labels: call)
    errors = metrics.counter("service_errors", "Calls that were answered with an error.", labels: call)
    errorsByType = metrics.counter("service_error_with_type", "The same by kind of error.", labels: call + ["error_type"])
    exhausted = metrics.counter(
      "service_errors_resource_exhausted", "Calls that met a limit.",
      labels: call + ["resource_exhausted_cause", "resource_exhausted_scope"])
    latency = metrics.histogram("service_latency", "Seconds until a call was answered, long polls included.", labels: call)
    pending = metrics.gauge("service_pending_requests", "Calls that wait for their answer.", labels: call)
    let queue = ["namespace", "operation", "service_name", "task_type", "taskqueue", "partition"]
    polls = metrics.counter("poll_success", "Polls that got a task.", labels: queue)
    emptyPolls = metrics.counter("poll_timeouts", "Polls that were answered empty.", labels: queue)
    scheduleToStart = metrics.histogram(
      "task_schedule_to_start_latency", "Seconds from a task's scheduling to its start.", labels: queue)
  }
}
