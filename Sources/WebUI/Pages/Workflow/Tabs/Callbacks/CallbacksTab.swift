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
        callbacks: described.callbacks.map { CallbackView($0, when: $0.trigger.words, visit, now: now) })
      return .page(Page(template: "pages/workflow-callbacks", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let callbacks: [CallbackView]
  }
}

extension WorkflowCallbackInfo: AttachedCallback {}

extension WorkflowCallbackInfo.Trigger {
  fileprivate var words: String? {
    switch variant {
    case .workflowClosed: "The workflow ends"
    case .updateWorkflowExecutionCompleted(let update): "Update \(update.updateID) completes"
    case nil: nil
    }
  }
}
