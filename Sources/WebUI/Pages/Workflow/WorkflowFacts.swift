import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// What is known of a run, in the order it is read.
struct WorkflowFacts {
  let first: [Fact]
  let more: [Fact]

  init(_ described: DescribeWorkflowExecutionResponse, visit: Visit) {
    let info = described.workflowExecutionInfo
    let queue = info.taskQueue.isEmpty ? described.executionConfig.taskQueue.name : info.taskQueue
    first = Fact.list(
      Fact("Run ID", info.execution.runID, isID: true),
      Fact("Type", info.type.name),
      Fact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      Fact("Start", time: TimeView(info.startTime)),
      Fact("End", time: TimeView(info.closeTime)),
      Fact("Duration", DurationText.text(from: info.startTime, to: info.closeTime)),
      Fact("History", "\(info.historyLength) events, \(SizeText.text(info.historySizeBytes))"))
    more =
      Self.relations(info, visit: visit) + Self.limits(described) + Self.versions(info.versioningInfo)
      + Fact.list(
        Fact("State transitions", "\(info.stateTransitionCount)"),
        Fact("External payloads", info.externalPayloadCount > 0 ? SizeText.text(info.externalPayloadSizeBytes) : nil),
        Fact("Priority", info.priority.priorityKey > 0 ? "\(info.priority.priorityKey)" : nil),
        Fact("Fairness key", info.priority.fairnessKey))
  }

  private static func relations(_ info: WorkflowExecutionInfo, visit: Visit) -> [Fact] {
    let (parent, root) = (info.parentExecution, info.rootExecution)
    let schedule = info.searchAttributes.indexedFields["TemporalScheduledById"].flatMap { PayloadLine.plain($0) }
    return Fact.list(
      Fact("Parent", parent.workflowID, href: visit.links.workflow(visit.namespace, parent.workflowID, parent.runID)),
      Fact(
        "Root", root.workflowID == info.execution.workflowID ? nil : root.workflowID,
        href: visit.links.workflow(visit.namespace, root.workflowID, root.runID)),
      Fact(
        "First run", info.firstRunID == info.execution.runID ? nil : info.firstRunID,
        href: visit.links.workflow(visit.namespace, info.execution.workflowID, info.firstRunID)),
      Fact("Scheduled by", schedule, href: schedule.map { visit.links.namespace(visit.namespace, "schedules", $0) }))
  }

  private static func limits(_ described: DescribeWorkflowExecutionResponse) -> [Fact] {
    let (info, config, extended) = (described.workflowExecutionInfo, described.executionConfig, described.workflowExtendedInfo)
    let wait = Date(info.executionTime).timeIntervalSince(Date(info.startTime))
    return Fact.list(
      Fact("Start delay", info.hasExecutionTime && wait >= 0.001 ? DurationText.text(wait) : nil),
      Fact("Execution timeout", DurationText.text(config.workflowExecutionTimeout)),
      Fact("Run timeout", DurationText.text(config.workflowRunTimeout)),
      Fact("Task timeout", DurationText.text(config.defaultWorkflowTaskTimeout)),
      Fact("Run ends at the latest", time: TimeView(extended.runExpirationTime)),
      Fact("Originally started", time: extended.originalStartTime == info.startTime ? nil : TimeView(extended.originalStartTime)),
      Fact("Last reset", time: TimeView(extended.lastResetTime)))
  }

  private static func versions(_ versioning: WorkflowExecutionVersioningInfo) -> [Fact] {
    let behavior =
      switch versioning.behavior {
      case .pinned: "pinned"
      case .autoUpgrade: "auto-upgrade"
      default: ""
      }
    return Fact.list(
      Fact("Deployment", versioning.deploymentVersion.deploymentName),
      Fact("Build ID", versioning.deploymentVersion.buildID),
      Fact("Versioning behavior", behavior),
      Fact("Moving to build", versioning.versionTransition.deploymentVersion.buildID),
      Fact("Pinned by override", versioning.versioningOverride.pinned.version.buildID))
  }
}
