import TemporalAPI

/// Which version of its code a workflow runs, and how that is decided.
enum VersioningFacts {
  static func all(_ info: WorkflowExecutionInfo) -> [Fact] {
    let versioning = info.versioningInfo
    let transition = versioning.versionTransition.deploymentVersion
    return Fact.list(
      Fact("Behavior", behavior(versioning.behavior)),
      Fact("Version", text(versioning.deploymentVersion)),
      Fact("Moving to", text(transition)),
      Fact("Override", override(versioning.versioningOverride)),
      Fact("Deployment", info.workerDeploymentName),
      Fact("Build ID", info.assignedBuildID),
      Fact("Inherited build ID", info.inheritedBuildID))
  }

  static func text(_ version: WorkerDeploymentVersion) -> String {
    version.buildID.isEmpty ? "" : version.deploymentName.isEmpty ? version.buildID : "\(version.deploymentName):\(version.buildID)"
  }

  private static func behavior(_ behavior: VersioningBehavior) -> String? {
    switch behavior {
    case .pinned: "Pinned: it stays with the version it runs"
    case .autoUpgrade: "Auto-upgrade: it follows its deployment's current version"
    default: nil
    }
  }

  private static func override(_ override: WorkflowVersioningOverride) -> String? {
    switch override.override {
    case .pinned(let pinned): "Pinned to \(text(pinned.version))"
    case .autoUpgrade: "Auto-upgrade"
    case .oneTime(let oneTime): "Once to \(text(oneTime.targetDeploymentVersion))"
    case nil: nil
    }
  }
}

/// How a workflow was started.
enum StartingFacts {
  static func all(_ described: DescribeWorkflowExecutionResponse, _ first: HistoryEvent?) -> [Fact] {
    let (config, info) = (described.executionConfig, described.workflowExecutionInfo)
    let started = first?.workflowExecutionStartedEventAttributes ?? .init()
    let retry = started.retryPolicy
    return Fact.list(
      Fact("Started by", started.identity),
      Fact("Principal", first.map { [$0.principal.type, $0.principal.name].filter { !$0.isEmpty }.joined(separator: " ") }),
      Fact("Execution timeout", DurationText.text(config.workflowExecutionTimeout)),
      Fact("Run timeout", DurationText.text(config.workflowRunTimeout)),
      Fact("Workflow task timeout", DurationText.text(config.defaultWorkflowTaskTimeout)),
      Fact("Expires", described.workflowExtendedInfo.executionExpirationTime),
      Fact("Run expires", described.workflowExtendedInfo.runExpirationTime),
      Fact("Most attempts", started.hasRetryPolicy ? (retry.maximumAttempts == 0 ? "no limit" : "\(retry.maximumAttempts)") : nil),
      Fact("First retry after", DurationText.text(retry.initialInterval)),
      Fact("Longest pause between attempts", DurationText.text(retry.maximumInterval)),
      Fact("Cron schedule", started.cronSchedule),
      Fact("Priority", info.priority.priorityKey == 0 ? nil : "\(info.priority.priorityKey)"),
      Fact("Fairness key", info.priority.fairnessKey),
      Fact("Fairness weight", info.priority.fairnessWeight == 0 ? nil : "\(info.priority.fairnessWeight)"))
  }
}

/// Where a link that the server keeps leads to.
enum LinkLine {
  static func line(_ link: Link, _ visit: Visit) -> Fact? {
    func here(_ namespace: String) -> String { namespace.isEmpty ? visit.namespace : namespace }
    return switch link.variant {
    case .workflowEvent(let event):
      Fact("Event of workflow", event.workflowID, href: visit.links.workflow(here(event.namespace), event.workflowID, event.runID))
    case .workflow(let workflow):
      Fact("Workflow", workflow.workflowID, href: visit.links.workflow(here(workflow.namespace), workflow.workflowID, workflow.runID))
    case .batchJob(let job):
      Fact("Batch operation", job.jobID, href: visit.links.namespace(visit.namespace, "batch-operations", job.jobID))
    case .activity(let activity):
      Fact(
        "Activity", activity.activityID,
        href: visit.links.namespace(here(activity.namespace), "activities", activity.activityID, activity.runID))
    case .nexusOperation(let operation):
      Fact(
        "Nexus operation", operation.operationID,
        href: visit.links.namespace(here(operation.namespace), "nexus-operations", operation.operationID, operation.runID))
    default: nil
    }
  }
}
