import GRPCWire
import TemporalAPI

/// The histories of two runs beside each other.
enum ComparePage {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/compare", show)
  ]

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    async let chain = RunChain.load(visit, described)
    let workflow = visit.query["with"] ?? visit["workflow"]
    var comparison: ComparisonView?
    var failure: String?
    if visit.query["with"] != nil || visit.query["run"] != nil {
      do {
        async let left = ComparedRun.load(visit["workflow"], described.workflowExecutionInfo.execution.runID, visit)
        async let right = ComparedRun.load(workflow, visit.query["run"] ?? "", visit)
        comparison = ComparisonView(try await left, try await right, showsAll: visit.query.has("all"), visit)
      } catch let error as GRPCError {
        failure = "The other run cannot be read: \(error.message)"
      }
    }
    let model = Model(described, workflow: workflow, chain: await chain, comparison: comparison, failure: failure, visit)
    return .page(
      Page(
        template: "pages/workflow-compare", title: "Compare \(visit["workflow"])", model: model, place: .workflows,
        status: failure == nil ? 200 : 404))
  }

  private struct Model: Sendable {
    let id: String
    let runID: String
    let back: String
    let action: String
    let with: FieldView
    let run: FieldView
    let failure: String?
    let comparison: ComparisonView?
    /// Runs of the same id to compare with.
    let proposals: [RunChain.Run]

    init(
      _ described: DescribeWorkflowExecutionResponse, workflow: String, chain: RunChain, comparison: ComparisonView?, failure: String?,
      _ visit: Visit
    ) {
      let execution = described.workflowExecutionInfo.execution
      (id, runID) = (execution.workflowID, execution.runID)
      back = visit.links.workflow(visit.namespace, id, runID)
      action = visit.links.workflow(visit.namespace, id, runID, "compare")
      with = FieldView("with", "Workflow ID", workflow)
      run = FieldView("run", "Run ID", visit.query["run"] ?? "", hint: "Empty: the newest.")
      self.failure = failure
      self.comparison = comparison
      proposals = comparison == nil ? chain.runs.filter { !$0.isCurrent } : []
    }
  }
}
