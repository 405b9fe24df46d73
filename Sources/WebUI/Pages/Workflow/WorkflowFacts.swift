import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// What is known of a run, in the order it is read.
struct WorkflowFacts {
  let first: [HeadFact]
  let more: [HeadFact]

  init(_ described: DescribeWorkflowExecutionResponse, visit: Visit) {
    let info = described.workflowExecutionInfo
    let queue = info.taskQueue.isEmpty ? described.executionConfig.taskQueue.name : info.taskQueue
    first = HeadFact.list(
      HeadFact("Run ID", info.execution.runID, isID: true),
      HeadFact("Type", info.type.name),
      HeadFact("Task queue", queue, href: visit.links.namespace(visit.namespace, "task-queues", queue)),
      HeadFact("Start", time: TimeView(info.startTime)),
      HeadFact("End", time: TimeView(info.closeTime)),
      HeadFact("Duration", DurationText.text(from: info.startTime, to: info.closeTime)),
      HeadFact("History", "\(info.historyLength) events, \(SizeText.text(info.historySizeBytes))"))
    more =
      Self.relations(info, visit: visit) + Self.limits(described) + Self.versions(info.versioningInfo)
      + HeadFact.list(
        HeadFact("State transitions", "\(info.stateTransitionCount)"),
        HeadFact("External payloads", info.externalPayloadCount > 0 ? SizeText.text(info.externalPayloadSizeBytes) : nil),
        HeadFact("Priority", info.priority.priorityKey > 0 ? "\(info.priority.priorityKey)" : nil),
        HeadFact("Fairness key", info.priority.fairnessKey))
  }

  private static func relations(_ info: WorkflowExecutionInfo, visit: Visit) -> [HeadFact] {
    let (parent, root) = (info.parentExecution, info.rootExecution)
    let schedule = info.searchAttributes.indexedFields["TemporalScheduledById"].flatMap { PayloadLine.plain($0) }
    return HeadFact.list(
      HeadFact("Parent", parent.workflowID, href: visit.links.workflow(visit.namespace, parent.workflowID, parent.runID)),
      HeadFact(
        "Root", root.workflowID == info.execution.workflowID ? nil : root.workflowID,
        href: visit.links.workflow(visit.namespace, root.workflowID, root.runID)),
      HeadFact(
        "First run", info.firstRunID == info.execution.runID ? nil : info.firstRunID,
        href: visit.links.workflow(visit.namespace, info.execution.workflowID, info.firstRunID)),
      HeadFact("Scheduled by", schedule, href: schedule.map { visit.links.namespace(visit.namespace, "schedules", $0) }))
  }

  private static func limits(_ described: DescribeWorkflowExecutionResponse) -> [HeadFact] {
    let (info, config, extended) = (described.workflowExecutionInfo, described.executionConfig, described.workflowExtendedInfo)
    let wait = Date(info.executionTime).timeIntervalSince(Date(info.startTime))
    return HeadFact.list(
      HeadFact("Start delay", info.hasExecutionTime && wait >= 0.001 ? DurationText.text(wait) : nil),
      HeadFact("Execution timeout", DurationText.text(config.workflowExecutionTimeout)),
      HeadFact("Run timeout", DurationText.text(config.workflowRunTimeout)),
      HeadFact("Task timeout", DurationText.text(config.defaultWorkflowTaskTimeout)),
      HeadFact("Run ends at the latest", time: TimeView(extended.runExpirationTime)),
      HeadFact("Originally started", time: extended.originalStartTime == info.startTime ? nil : TimeView(extended.originalStartTime)),
      HeadFact("Last reset", time: TimeView(extended.lastResetTime)))
  }

  private static func versions(_ versioning: WorkflowExecutionVersioningInfo) -> [HeadFact] {
    let behavior =
      switch versioning.behavior {
      case .pinned: "pinned"
      case .autoUpgrade: "auto-upgrade"
      default: ""
      }
    return HeadFact.list(
      HeadFact("Deployment", versioning.deploymentVersion.deploymentName),
      HeadFact("Build ID", versioning.deploymentVersion.buildID),
      HeadFact("Versioning behavior", behavior),
      HeadFact("Moving to build", versioning.versionTransition.deploymentVersion.buildID),
      HeadFact("Pinned by override", versioning.versioningOverride.pinned.version.buildID))
  }
}
