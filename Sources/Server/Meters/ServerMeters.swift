import Foundation
import Frontend
import GRPCServer
import HistoryService
import MatchingService
import Model
import Observability
import TemporalAPI
import Traces

/// Everything that the server measures of itself.
final class ServerMeters: Sendable {
  let metrics = Metrics()
  let frontend: FrontendMeters
  let history: HistoryMeters

  init(namespaces: NamespaceRegistry) {
    frontend = FrontendMeters(in: metrics)
    history = HistoryMeters(in: metrics, namespaces: namespaces)
  }

  /// Adds what is looked up when somebody asks.
  func watch(queues: TaskQueues, history: HistoryService, namespaces: NamespaceRegistry, wire: GRPCServer, tracer: OTLPTracer?) {
    metrics.counter("restarts", "Starts of this process.", labels: ["service_name"]) { [.init(["frontend"], 1)] }
    let build = ["build_version", "service_name"]
    metrics.gauge("build_information", "The version that runs.", labels: build) { [.init([ServerVersion.current, "frontend"], 1)] }
    metrics.gauge("service_grpc_conn_active", "Open gRPC connections.", labels: ["service_name"]) {
      [.init(["frontend"], Double(wire.connectionCount))]
    }
    metrics.gauge("numshards_gauge", "Shards that this process serves.", labels: ["operation", "service_name"]) {
      [.init(["ShardController", "history"], Double(ShardID.count))]
    }
    metrics.gauge("cache_usage", "Runs in memory.", labels: ["cache_type", "service_name"]) {
      [.init(["mutablestate", "history"], Double(history.cachedRunCount))]
    }
    metrics.gauge("total_namespaces", "Namespaces.", labels: ["service_name"]) {
      [.init(["frontend"], Double(namespaces.count))]
    }
    if let tracer {
      metrics.counter("trace_spans_dropped", "Spans that did not reach their collector.", labels: ["service_name"]) {
        [.init(["frontend"], Double(tracer.droppedSpans))]
      }
    }
    ProcessMeters.add(to: metrics)
    watch(queues: queues, namespaces: namespaces)
  }

  private func watch(queues: TaskQueues, namespaces: NamespaceRegistry) {
    let labels = ["namespace", "operation", "service_name", "task_type", "taskqueue", "partition"]
    let add = { [metrics] (name: String, help: String, value: @escaping @Sendable (QueueSum) -> Double) in
      metrics.gauge(name, help, labels: labels) {
        QueueSum.all(of: queues, namespaces).map { .init($0.key, value($0.value)) }
      }
    }
    add("approximate_backlog_count", "Tasks that wait for a worker.") { Double($0.backlogCount) }
    add("approximate_backlog_age_seconds", "The age of the oldest such task.") { $0.backlogAge.seconds }
    add("pending_polls", "Polls that wait for a task.") { Double($0.parkedPolls) }
  }
}

/// What waits on the queues of one label set: all sticky queues of a namespace count as one.
private struct QueueSum {
  var backlogCount = 0
  var backlogAge: Duration = .zero
  var parkedPolls = 0

  static func all(of queues: TaskQueues, _ namespaces: NamespaceRegistry) -> [(key: [String], value: QueueSum)] {
    var sums: [[String]: QueueSum] = [:]
    for load in queues.loads {
      // The queues by which workers take commands are one a process.
      guard load.queue.kind != .nexus else { continue }
      let namespace = namespaces.facts(of: load.queue.namespaceID)?.name ?? "_unknown_"
      let kind = load.queue.kind == .workflow ? "Workflow" : "Activity"
      let place = load.isSticky ? ["__sticky__", "__sticky__"] : [load.queue.name, "0"]
      let key = [namespace, "TaskQueuePartitionManager", "matching", kind] + place
      sums[key, default: QueueSum()].add(load)
    }
    return sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(2000).map { ($0.key, $0.value) }
  }

  private mutating func add(_ load: TaskQueueLoad) {
    backlogCount += load.backlogCount
    backlogAge = max(backlogAge, load.backlogAge)
    parkedPolls += load.parkedPolls
  }
}

extension Duration {
  /// The length in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
