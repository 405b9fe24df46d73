import Foundation
import TemporalAPI

/// Who is told when a workflow or one of its updates ends, and how that goes.
enum CallbacksTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/callbacks") { visit in
      let described = try await WorkflowPages.describe(visit)
      let now = Date()
      let model = Model(
        head: await WorkflowHead(described, tab: .callbacks, asking: visit),
        callbacks: described.callbacks.map { CallbackView($0, visit, now: now) })
      return .page(Page(template: "pages/workflow-callbacks", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let callbacks: [CallbackView]
  }
}

/// A callback.
struct CallbackView: Sendable {
  let target: String
  let state: PendingState
  let facts: [Fact]
  let failure: FailureView?
  let links: [Fact]

  init(_ info: WorkflowCallbackInfo, _ visit: Visit, now: Date) {
    target =
      switch info.callback.variant {
      case .nexus(let nexus): nexus.url
      case .nexusHandler(let handler): "\(handler.service).\(handler.operation) on \(handler.taskQueueName)"
      case .internal: "Inside the server"
      case nil: "Unknown"
      }
    state =
      switch info.state {
      case .standby: PendingState("Waits for the end", "unknown")
      case .scheduled: PendingState("Scheduled", "running")
      case .backingOff: PendingState("Retrying", "timedout")
      case .failed: PendingState("Failed", "failed")
      case .succeeded: PendingState("Delivered", "completed")
      case .blocked: PendingState("Blocked", "paused")
      default: PendingState("Unknown", "unknown")
      }
    let trigger: String? =
      switch info.trigger.variant {
      case .workflowClosed: "The workflow ends"
      case .updateWorkflowExecutionCompleted(let update): "Update \(update.updateID) completes"
      case nil: nil
      }
    facts = Fact.list(
      Fact("When", trigger), Fact("Attempt", info.attempt > 0 ? "\(info.attempt)" : nil),
      Fact("Next attempt", info.nextAttemptScheduleTime, now: now), Fact("Last attempt ended", info.lastAttemptCompleteTime),
      Fact("Blocked because", info.blockedReason), Fact("Registered", info.registrationTime),
      Fact("Request ID", info.requestID))
    failure = info.hasLastAttemptFailure ? FailureView(info.lastAttemptFailure) : nil
    links = info.callback.links.compactMap { LinkLine.line($0, visit) }
  }
}
