import Foundation
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// What a workflow has begun and not ended: activities, Nexus operations, children, and its own task.
enum PendingTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/pending-activities") { visit in
      let described = try await WorkflowPages.describe(visit)
      return .page(
        Page(
          template: "pages/workflow-pending", title: visit["workflow"],
          model: Model(described, head: await WorkflowHead(described, tab: .pendingActivities, asking: visit), visit: visit),
          place: .workflows, live: WorkflowLive.address(described, visit: visit)))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let task: PendingTaskView?
    let activities: [PendingActivityView]
    let operations: [PendingNexusView]
    let children: [PendingChildView]
    let isEmpty: Bool

    init(_ described: DescribeWorkflowExecutionResponse, head: WorkflowHead, visit: Visit) {
      let now = Date()
      let execution = described.workflowExecutionInfo.execution
      self.head = head
      task = described.hasPendingWorkflowTask ? PendingTaskView(described.pendingWorkflowTask) : nil
      activities = described.pendingActivities.map {
        PendingActivityView($0, links: PendingActivityLinks($0.activityID, of: execution, visit: visit), now: now)
      }
      operations = described.pendingNexusOperations.map { PendingNexusView($0, visit: visit, now: now) }
      children = described.pendingChildren.map { PendingChildView($0, visit: visit) }
      isEmpty = task == nil && activities.isEmpty && operations.isEmpty && children.isEmpty
    }
  }
}

/// Where the commands of one activity are sent to.
struct PendingActivityLinks: Sendable {
  let pause: String
  let unpause: String
  let reset: String
  let options: String
  let isAllowed: Bool

  init(_ activity: String, of execution: WorkflowExecution, visit: Visit) {
    func link(_ command: String) -> String {
      visit.links.namespace(
        visit.namespace, "workflows", execution.workflowID, execution.runID, "pending-activities", activity, command)
    }
    (pause, unpause, reset, options) = (link("pause"), link("unpause"), link("reset"), link("options"))
    isAllowed = visit.allows(.activityCommands)
  }
}
