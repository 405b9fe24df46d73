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
  }

  func wrote(in time: Duration, isRefused: Bool) {
    writes.add()
    writeTime.observe(time)
    if isRefused { refusedWrites.series("_all_", Self.commit, "history", "StoreError").add() }
  }

  func ended(_ run: EndedRun) {
    let namespace = namespaces.facts(of: run.key.namespaceID)?.name ?? "_unknown_"
    ends[run.status]?.series(namespace, Self.statistics, "history", run.taskQueue, run.workflowType).add()
    historySize.series(namespace, Self.statistics, "history").observe(Double(run.bytes))
    historyCount.series(namespace, Self.statistics, "history").observe(Double(run.events))
    transitions.series(namespace, Self.statistics, "history").observe(Double(run.transitions))
  }

  private static let commit = "UpdateWorkflowExecution"
  private static let statistics = "CompletionStats"
}
