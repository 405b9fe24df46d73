import Frontend
import HistoryService
import Model
import Observability
import TemporalAPI

/// What is measured of workflows and of the store, under the original's names.
struct HistoryMeters: HistoryObserver {
  private let namespaces: NamespaceRegistry
  private let writes: Counter
  private let refusedWrites: Family<Counter>
  private let writeTime: Histogram
  private let ends: [WorkflowExecutionStatus: Family<Counter>]
  private let historySize: Family<Histogram>
  private let historyCount: Family<Histogram>
  private let transitions: Family<Histogram>
  private let timeouts: Family<Counter>
  private let lastTimeouts: Family<Counter>
  private let timeoutsByType: [TimeoutType: Family<Counter>]
  private let timers: TimerMeters
  private let lists: ListMeters

  init(in metrics: Metrics, namespaces: NamespaceRegistry) {
    self.namespaces = namespaces
    let store = ["namespace", "operation", "service_name"]
    let all = "_all_"
    writes = metrics.counter("persistence_requests", "Commits to the store.", labels: store).series(all, Self.commit, "history")
    refusedWrites = metrics.counter("persistence_error_with_type", "Commits that failed.", labels: store + ["error_type"])
    writeTime = metrics.histogram("persistence_latency", "Seconds that a commit took.", labels: store).series(all, Self.commit, "history")
    let end = ["namespace", "operation", "service_name", "taskqueue", "workflowType"]
    let names: [(WorkflowExecutionStatus, String)] = [
      (.completed, "workflow_success"), (.failed, "workflow_failed"), (.canceled, "workflow_cancel"),
      (.terminated, "workflow_terminate"), (.timedOut, "workflow_timeout"), (.continuedAsNew, "workflow_continued_as_new"),
    ]
    ends = Dictionary(uniqueKeysWithValues: names.map { ($0, metrics.counter($1, "Workflows that ended so.", labels: end)) })
    historySize = metrics.histogram("history_size", "Bytes of history of workflows that ended.", labels: store, bounds: Histogram.bytes)
    historyCount = metrics.histogram("history_count", "Events of workflows that ended.", labels: store, bounds: Histogram.counts)
    transitions = metrics.histogram(
      "state_transition_count", "Transitions of workflows that ended.", labels: store, bounds: Histogram.counts)
    let activity = ["activityType", "namespace", "operation", "service_name", "taskqueue", "timeout_type", "workflowType"]
    timeouts = metrics.counter("activity_task_timeout", "Attempts of activities that ran out of time.", labels: activity)
    lastTimeouts = metrics.counter("activity_timeout", "Activities that ended so.", labels: activity)
    let types: [(TimeoutType, String)] = [
      (.startToClose, "start_to_close_timeout"), (.scheduleToStart, "schedule_to_start_timeout"),
      (.scheduleToClose, "schedule_to_close_timeout"), (.heartbeat, "heartbeat_timeout"),
    ]
    timeoutsByType = Dictionary(
      uniqueKeysWithValues: types.map { ($0, metrics.counter($1, "Activities that ended so, by kind of time.", labels: store)) })
    timers = TimerMeters(in: metrics)
    lists = ListMeters(in: metrics)
  }

  func wrote(in time: Duration, isRefused: Bool) {
    writes.add()
    writeTime.observe(time)
    if isRefused { refusedWrites.series("_all_", Self.commit, "history", "StoreError").add() }
  }

  func ended(_ run: EndedRun) {
    let namespace = name(of: run.key)
    ends[run.status]?.series(namespace, Self.statistics, "history", run.taskQueue, run.workflowType).add()
    historySize.series(namespace, Self.statistics, "history").observe(Double(run.bytes))
    historyCount.series(namespace, Self.statistics, "history").observe(Double(run.events))
    transitions.series(namespace, Self.statistics, "history").observe(Double(run.transitions))
  }

  func timedOut(_ activity: ActivityTimeout) {
    let namespace = name(of: activity.key)
    let type = "\(activity.type)"
    func count(in family: Family<Counter>) {
      family.series(
        activity.activityType, namespace, Self.activityTimeout, "history", activity.taskQueue,
        type.prefix(1).uppercased() + type.dropFirst(),
        activity.workflowType
      ).add()
    }
    count(in: timeouts)
    guard !activity.isRetried else { return }
    count(in: lastTimeouts)
    timeoutsByType[activity.type]?.series(namespace, Self.activityTimeout, "history").add()
  }

  func read(_ reading: ListReading, in time: Duration, isRefused: Bool) { lists.note(reading, time, isRefused: isRefused) }

  func did(_ task: TimerTask, of key: ExecutionKey, late: Duration, in time: Duration, isFailed: Bool) {
    timers.note(task, namespace: name(of: key), late: late, time, isFailed: isFailed)
  }

  private func name(of key: ExecutionKey) -> String { namespaces.facts(of: key.workflow.ownerID)?.name ?? "_unknown_" }

  private static let activityTimeout = "TimerActiveTaskActivityTimeout"
  private static let commit = "UpdateWorkflowExecution"
  private static let statistics = "CompletionStats"
}
