import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// One workflow: what stands above its tabs is read once, and each tab reads what it shows.
enum WorkflowPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}") { visit in
      let described = try await describe(visit)
      return .redirect(visit.links.workflow(visit.namespace, visit["workflow"], described.workflowExecutionInfo.execution.runID))
    },
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}") { visit in
      .redirect(visit.links.workflow(visit.namespace, visit["workflow"], visit["run"]))
    },
  ]

  /// The run that the path names, or the newest. Throws `GRPCError`.
  static func describe(_ visit: Visit) async throws -> DescribeWorkflowExecutionResponse {
    var request = DescribeWorkflowExecutionRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    return try await visit.call(WorkflowServiceMethods.describeWorkflowExecution, request)
  }
}

extension Visit {
  /// The execution that the path names.
  var execution: WorkflowExecution {
    var execution = WorkflowExecution()
    execution.workflowID = self["workflow"]
    execution.runID = self["run"]
    return execution
  }
}
