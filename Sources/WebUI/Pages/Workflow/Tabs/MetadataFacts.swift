import TemporalAPI

/// Which version of its code a workflow runs, and how that is decided.
enum VersioningFacts {
  static func all(_ info: WorkflowExecutionInfo) -> [FactLine] {
    let versioning = info.versioningInfo
    let transition = versioning.versionTransition.deploymentVersion
    return FactLine.list(
      FactLine("Behavior", behavior(versioning.behavior)),
      FactLine("Version", text(versioning.deploymentVersion)),
      FactLine("Moving to", text(transition)),
      FactLine("Override", override(versioning.versioningOverride)),
      FactLine("Deployment", info.workerDeploymentName),
      FactLine("Build ID", info.assignedBuildID),
      FactLine("Inherited build ID", info.inheritedBuildID))
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
  static func all(_ described: DescribeWorkflowExecutionResponse, _ first: HistoryEvent?) -> [FactLine] {
    let (config, info) = (described.executionConfig, described.workflowExecutionInfo)
    let started = first?.workflowExecutionStartedEventAttributes ?? .init()
    let retry = started.retryPolicy
    return FactLine.list(
      FactLine("Started by", started.identity),
      FactLine("Principal", first.map { [$0.principal.type, $0.principal.name].filter { !$0.isEmpty }.joined(separator: " ") }),
      FactLine("Execution timeout", DurationText.text(config.workflowExecutionTimeout)),
      FactLine("Run timeout", DurationText.text(config.workflowRunTimeout)),
      FactLine("Workflow task timeout", DurationText.text(config.defaultWorkflowTaskTimeout)),
      FactLine("Expires", described.workflowExtendedInfo.executionExpirationTime),
      FactLine("Run expires", described.workflowExtendedInfo.runExpirationTime),
      FactLine("Most attempts", started.hasRetryPolicy ? (retry.maximumAttempts == 0 ? "no limit" : "\(retry.maximumAttempts)") : nil),
      FactLine("First retry after", DurationText.text(retry.initialInterval)),
      FactLine("Longest pause between attempts", DurationText.text(retry.maximumInterval)),
      FactLine("Cron schedule", started.cronSchedule),
      FactLine("Priority", info.priority.priorityKey == 0 ? nil : "\(info.priority.priorityKey)"),
      FactLine("Fairness key", info.priority.fairnessKey),
      FactLine("Fairness weight", info.priority.fairnessWeight == 0 ? nil : "\(info.priority.fairnessWeight)"))
  }
}

/// Where a link that the server keeps leads to.
enum LinkLine {
  static func line(_ link: Link, _ visit: Visit) -> FactLine? {
    func here(_ namespace: String) -> String { namespace.isEmpty ? visit.namespace : namespace }
    return switch link.variant {
    case .workflowEvent(let event):
      FactLine("Event of workflow", event.workflowID, link: visit.links.workflow(here(event.namespace), event.workflowID, event.runID))
    case .workflow(let workflow):
      FactLine("Workflow", workflow.workflowID, link: visit.links.workflow(here(workflow.namespace), workflow.workflowID, workflow.runID))
    case .batchJob(let job):
      FactLine("Batch operation", job.jobID, link: visit.links.namespace(visit.namespace, "batch-operations", job.jobID))
    case .activity(let activity):
      FactLine(
        "Activity", activity.activityID,
        link: visit.links.namespace(here(activity.namespace), "activities", activity.activityID, activity.runID))
    case .nexusOperation(let operation): FactLine("Nexus operation", operation.operationID)
    default: nil
    }
  }
}
