import TemporalAPI

/// What the template of a worker's page shows.
struct WorkerModel: Sendable {
  let identity: String
  let status: StatusView
  let facts: [Fact]
  let start: TimeView?
  let heartbeat: TimeView?
  let slots: [SlotRow]
  let pollers: [PollerRow]
  let cache: [Fact]
  let host: [Fact]
  let meters: [Meter]
  let plugins: [Fact]

  /// A share of something, as a bar.
  struct Meter: Sendable, Hashable {
    let label: String
    let percent: Int
  }

  init(_ worker: WorkerHeartbeat, visit: Visit) {
    identity = worker.workerIdentity.isEmpty ? worker.workerInstanceKey : worker.workerIdentity
    status = StatusView(worker.status)
    start = TimeView(worker.startTime)
    heartbeat = TimeView(worker.heartbeatTime)
    facts = Self.facts(worker, visit)
    slots = SlotRow.all(worker)
    pollers = PollerRow.all(worker)
    cache = Self.cache(worker)
    host = Fact.list(
      Fact("Host", worker.hostInfo.hostName), Fact("Process", worker.hostInfo.processID),
      Fact("Group", worker.hostInfo.workerGroupingKey))
    meters = [
      Meter(label: "CPU of the host", percent: Self.percent(worker.hostInfo.currentHostCpuUsage)),
      Meter(label: "Memory of the host", percent: Self.percent(worker.hostInfo.currentHostMemUsage)),
    ]
    plugins = Fact.all(worker.plugins.map { ($0.name, $0.version) } + worker.drivers.map { ("Storage driver", $0.type) })
  }

  private static func facts(_ worker: WorkerHeartbeat, _ visit: Visit) -> [Fact] {
    let queue = worker.taskQueue
    return Fact.list(
      Fact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      Fact("SDK", [worker.sdkName, worker.sdkVersion].filter { !$0.isEmpty }.joined(separator: " ")),
      Fact("Version", VersionText.text(worker.deploymentVersion)), Fact("Instance", worker.workerInstanceKey),
      Fact("Between heartbeats", DurationText.text(worker.elapsedSinceLastHeartbeat)))
  }

  private static func cache(_ worker: WorkerHeartbeat) -> [Fact] {
    let (hits, misses) = (Int(worker.totalStickyCacheHit), Int(worker.totalStickyCacheMiss))
    let share = hits + misses > 0 ? " (\(hits * 100 / (hits + misses)) %)" : ""
    return Fact.list(
      Fact("Workflows kept", "\(worker.currentStickyCacheSize)"), Fact("Found there", "\(hits)\(share)"), Fact("Not found", "\(misses)"))
  }

  private static func percent(_ share: Float) -> Int { share.isFinite ? Int(min(max(share, 0), 1) * 100) : 0 }
}

/// A line of the table of slots.
struct SlotRow: Sendable, Hashable {
  let kind: String
  let used: Int32
  let available: Int32
  let total: Int32
  let supplier: String
  let processed: Int32
  let failed: Int32

  /// Those that the worker has.
  static func all(_ worker: WorkerHeartbeat) -> [SlotRow] {
    [
      worker.hasWorkflowTaskSlotsInfo ? SlotRow("Workflow tasks", worker.workflowTaskSlotsInfo) : nil,
      worker.hasActivityTaskSlotsInfo ? SlotRow("Activities", worker.activityTaskSlotsInfo) : nil,
      worker.hasLocalActivitySlotsInfo ? SlotRow("Local activities", worker.localActivitySlotsInfo) : nil,
      worker.hasNexusTaskSlotsInfo ? SlotRow("Nexus tasks", worker.nexusTaskSlotsInfo) : nil,
    ].compactMap { $0 }
  }

  private init(_ kind: String, _ info: WorkerSlotsInfo) {
    self.kind = kind
    used = info.currentUsedSlots
    available = info.currentAvailableSlots
    total = max(0, used) &+ max(0, available)
    supplier = info.slotSupplierKind
    processed = info.totalProcessedTasks
    failed = info.totalFailedTasks
  }
}

/// A line of the table of pollers.
struct PollerRow: Sendable, Hashable {
  let kind: String
  let count: Int32
  let last: TimeView?
  let isAutoscaling: Bool

  /// Those that the worker has.
  static func all(_ worker: WorkerHeartbeat) -> [PollerRow] {
    [
      worker.hasWorkflowPollerInfo ? PollerRow("Workflow tasks", worker.workflowPollerInfo) : nil,
      worker.hasWorkflowStickyPollerInfo ? PollerRow("Workflow tasks, sticky", worker.workflowStickyPollerInfo) : nil,
      worker.hasActivityPollerInfo ? PollerRow("Activities", worker.activityPollerInfo) : nil,
      worker.hasNexusPollerInfo ? PollerRow("Nexus tasks", worker.nexusPollerInfo) : nil,
    ].compactMap { $0 }
  }

  private init(_ kind: String, _ info: WorkerPollerInfo) {
    self.kind = kind
    count = info.currentPollers
    last = TimeView(info.lastSuccessfulPollTime)
    isAutoscaling = info.isAutoscaling
  }
}

/// A version of a deployment in words.
enum VersionText {
  /// Nil where it names none.
  static func text(_ version: WorkerDeploymentVersion) -> String? {
    guard !version.buildID.isEmpty else { return nil }
    return version.deploymentName.isEmpty ? version.buildID : "\(version.deploymentName) : \(version.buildID)"
  }
}
