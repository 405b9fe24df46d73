import TemporalAPI

/// Where a workflow stands in its family, and in the chain of its id's runs.
enum RelationshipsTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/relationships") { visit in
      let described = try await WorkflowPages.describe(visit)
      async let family = Family.load(visit, described)
      async let chain = RunChain.load(visit, described)
      let model = Model(
        head: await WorkflowHead(described, tab: .relationships, asking: visit), family: await FamilyView(family, described, visit),
        chain: await chain)
      return .page(Page(template: "pages/workflow-relationships", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let family: FamilyView
    let chain: RunChain
  }

  private struct FamilyView: Sendable {
    let roots: [FamilyNodeView]
    /// Whether the workflow is alone.
    let isAlone: Bool
    let isCut: Bool
    let limit: Int
    let parent: Fact?
    let timelineHref: String

    init(_ family: Family, _ described: DescribeWorkflowExecutionResponse, _ visit: Visit) {
      let info = described.workflowExecutionInfo
      let trees = FamilyTree.trees(family.infos)
      roots = trees.enumerated().map {
        FamilyNodeView($0.element, current: info.execution.runID, visit: visit, place: "n\($0.offset)")
      }
      isAlone = trees.reduce(0) { $0 + $1.count } <= 1
      isCut = family.isCut
      timelineHref = visit.eventLinks.page(WorkflowTab.relationships.rawValue, "timeline")
      limit = Family.limit
      // A parent that cannot be read here, in another namespace or past its retention, is named at least.
      let isShown = family.infos.contains { $0.execution.runID == info.parentExecution.runID }
      parent = info.hasParentExecution && !isShown ? Fact("Parent", info.parentExecution.workflowID) : nil
    }
  }
}
