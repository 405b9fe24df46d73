import TemporalAPI

/// What a workflow waits for, as a page of its own.
enum StuckPage {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/stuck") { visit in
      let described = try await WorkflowPages.describe(visit)
      let info = described.workflowExecutionInfo
      let panel = await StuckPanel.load(visit, described)
      let model = Model(
        id: info.execution.workflowID, type: info.type.name, status: StatusView(info.status),
        back: visit.links.workflow(visit.namespace, info.execution.workflowID, info.execution.runID), stuck: panel)
      return .page(
        Page(
          template: "pages/workflow-stuck", title: "What \(model.id) waits for", model: model, place: .workflows,
          live: WorkflowLive.address(described, visit: visit)))
    }
  ]

  private struct Model: Sendable {
    let id: String
    let type: String
    let status: StatusView
    let back: String
    /// Nil for a workflow that has ended.
    let stuck: StuckPanel?
  }
}
