import FoundationEssentials
import TemporalAPI

/// What the template of a deployment's page shows.
struct DeploymentModel: Sendable {
  let name: String
  let facts: [Fact]
  let created: TimeView?
  let versions: [DeploymentVersionRow]
  /// Where it is changed; nil where that is not done from here.
  let actions: Actions?
  let list: String

  /// The forms.
  struct Actions: Sendable {
    let current: String
    let ramping: String
    let delete: String
    let conflictToken: String
    let currentBuild: FieldView
    let rampingBuild: FieldView
    let percentage: FieldView
    let checks: [CheckView]
    /// There is a ramp that can be ended.
    let isRamping: Bool
  }

  init(_ answer: DescribeWorkerDeploymentResponse, visit: Visit) {
    let info = answer.workerDeploymentInfo
    name = info.name
    created = TimeView(info.createTime)
    let current = info.routingConfig.currentDeploymentVersion.buildID
    facts = Fact.list(
      Fact("Current version", current.isEmpty ? "Unversioned workers" : current),
      Fact("Ramping to", RampText.text(info.routingConfig)), Fact("Managed by", info.managerIdentity),
      Fact("Last changed by", info.lastModifierIdentity),
      Fact("Routing", info.routingConfigUpdateState == .inProgress ? "Still on its way to all task queues" : nil))
    let isOpen = visit.allows(.deployments)
    versions = info.versionSummaries.map { DeploymentVersionRow($0, routing: info.routingConfig, isOpen: isOpen, visit: visit) }
    list = visit.links.namespace(visit.namespace, "worker-deployments")
    actions = isOpen ? Self.actions(answer, visit) : nil
  }

  private static func actions(_ answer: DescribeWorkerDeploymentResponse, _ visit: Visit) -> Actions {
    let info = answer.workerDeploymentInfo
    let builds = info.versionSummaries.map(\.deploymentVersion.buildID).map { (value: $0, label: $0) }
    let page = visit.links.namespace(visit.namespace, "worker-deployments", info.name)
    let current = info.routingConfig.currentDeploymentVersion.buildID
    var currentBuild = FieldView("build", "Version", current).choosing([(value: "", label: "Unversioned workers")] + builds)
    currentBuild.id = "current-build"
    var rampingBuild = FieldView("build", "Version", info.routingConfig.rampingDeploymentVersion.buildID)
      .choosing([(value: "", label: "Unversioned workers")] + builds)
    rampingBuild.id = "ramping-build"
    return Actions(
      current: page + "/current", ramping: page + "/ramping", delete: page + "/delete",
      conflictToken: answer.conflictToken.base64EncodedString(),
      currentBuild: currentBuild, rampingBuild: rampingBuild,
      percentage: FieldView("percentage", "Share in percent", info.routingConfig.rampingVersionPercentage.plain).required,
      checks: [
        CheckView(name: "ignore-missing", value: "on", label: "Although task queues are missing", isChecked: false),
        CheckView(name: "allow-no-pollers", value: "on", label: "Although nobody polls", isChecked: false),
      ], isRamping: RampText.text(info.routingConfig) != nil)
  }
}

/// A version of a deployment.
struct DeploymentVersionRow: Sendable {
  let build: String
  let href: String
  let status: StatusView
  let share: String?
  let drainage: String?
  let created: TimeView?
  let currentSince: TimeView?
  let lastCurrent: TimeView?
  /// Where it is deleted; nil where it cannot be.
  let delete: String?

  init(
    _ summary: WorkerDeploymentInfo.WorkerDeploymentVersionSummary, routing: RoutingConfig, isOpen: Bool, visit: Visit
  ) {
    build = summary.deploymentVersion.buildID
    href = visit.links.namespace(visit.namespace, "worker-deployments", visit["deployment"], "versions", build)
    status = StatusView(summary.status)
    share = summary.status == .ramping ? "\(routing.rampingVersionPercentage.plain) %" : nil
    drainage = DrainageText.text(summary.drainageInfo.status)
    created = TimeView(summary.createTime)
    currentSince = TimeView(summary.currentSinceTime)
    lastCurrent = TimeView(summary.lastCurrentTime)
    let isUsed = summary.status == .current || summary.status == .ramping
    delete = isOpen && !isUsed ? visit.links.namespace(visit.namespace, "worker-deployments", visit["deployment"], "delete-version") : nil
  }
}
