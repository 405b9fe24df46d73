import TemporalAPI

/// What the template of a version's page shows.
struct DeploymentVersionModel: Sendable {
  let deployment: String
  let deploymentHref: String
  let build: String
  let status: StatusView
  let facts: [Fact]
  let queues: [VersionQueueRow]
  let metadata: [NamedPayload]
  /// Where metadata and compute are changed; nil where that is not done from here.
  let metadataForm: VersionForm?
  let computeForm: VersionForm?
  let compute: [ScalingGroupView]

  init(_ answer: DescribeWorkerDeploymentVersionResponse, trouble: VersionTrouble?, visit: Visit) {
    let info = answer.workerDeploymentVersionInfo
    (deployment, build) = (info.deploymentVersion.deploymentName, info.deploymentVersion.buildID)
    deploymentHref = visit.links.namespace(visit.namespace, "worker-deployments", deployment)
    status = StatusView(info.status)
    facts = Self.facts(info, visit)
    queues = answer.versionTaskQueues.map { VersionQueueRow($0, visit: visit) }.sorted { ($0.name, $0.kind) < ($1.name, $1.kind) }
    metadata = NamedPayload.all(info.metadata.entries)
    let isOpen = visit.allows(.deployments)
    metadataForm = isOpen ? VersionMetadataForm.view(visit, trouble: trouble?.metadata) : nil
    computeForm = isOpen ? VersionComputeForm.view(visit, trouble: trouble?.compute) : nil
    compute = info.computeConfig.scalingGroups.sorted { $0.key < $1.key }.map { ScalingGroupView($0.key, $0.value, visit: visit) }
  }

  private static func facts(_ info: WorkerDeploymentVersionInfo, _ visit: Visit) -> [Fact] {
    let version = info.deploymentVersion
    let query = "TemporalWorkerDeploymentVersion = '\(version.deploymentName):\(version.buildID)'"
    return Fact.list(
      Fact("Ramp", info.status == .ramping ? "\(info.rampPercentage.plain) %" : nil),
      Fact("Drainage", DrainageText.text(info.drainageInfo.status)),
      Fact("Drainage changed", info.drainageInfo.lastChangedTime), Fact("Drainage checked", info.drainageInfo.lastCheckedTime),
      Fact("Current since", info.currentSinceTime), Fact("Ramping since", info.rampingSinceTime),
      Fact("First used", info.firstActivationTime), Fact("Last current", info.lastCurrentTime),
      Fact("Last used", info.lastDeactivationTime), Fact("Routing changed", info.routingChangedTime),
      Fact("Created", info.createTime), Fact("Last changed by", info.lastModifierIdentity),
      Fact(
        "Workflows", "Those that it runs or ran", href: visit.links.namespace(visit.namespace, "workflows", query: [("query", query)])))
  }
}

/// A task queue that a version has polled.
struct VersionQueueRow: Sendable {
  let name: String
  let kind: String
  let href: String
  /// Nil where the server does not say.
  let waiting: Int64?

  init(_ queue: DescribeWorkerDeploymentVersionResponse.VersionTaskQueue, visit: Visit) {
    name = queue.name
    kind = TaskQueueSide.label(queue.type)
    href = visit.links.namespace(visit.namespace, "task-queues", queue.name)
    waiting = queue.hasStats ? queue.stats.approximateBacklogCount : nil
  }
}

/// What starts workers of a version, and when.
struct ScalingGroupView: Sendable {
  let name: String
  let facts: [Fact]
  let provider: PayloadView?
  let scaler: PayloadView?

  init(_ name: String, _ group: ComputeConfigScalingGroup, visit: Visit) {
    self.name = name
    let kinds = group.taskQueueTypes.map(TaskQueueSide.label).joined(separator: ", ")
    facts = Fact.list(
      Fact("Provider", group.provider.type),
      Fact("Nexus endpoint", group.provider.nexusEndpoint, href: visit.links.path("nexus")),
      Fact("Scaler", group.scaler.type), Fact("Tasks", kinds.isEmpty ? "All that no other group serves" : kinds),
      Fact("Regions", group.regionIds.joined(separator: ", ")))
    provider = group.provider.hasDetails ? PayloadView(group.provider.details) : nil
    scaler = group.scaler.hasDetails ? PayloadView(group.scaler.details) : nil
  }
}

/// Whether workflows are left on a version, in words.
enum DrainageText {
  /// Nil where the server does not say.
  static func text(_ status: VersionDrainageStatus) -> String? {
    switch status {
    case .draining: "Workflows still run on it"
    case .drained: "No workflow runs on it"
    default: nil
    }
  }
}
