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
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/live", live),
  ]

  /// The run that the path names, or the newest. Throws `GRPCError`.
  static func describe(_ visit: Visit) async throws -> DescribeWorkflowExecutionResponse {
    var request = DescribeWorkflowExecutionRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    return try await visit.call(WorkflowServiceMethods.describeWorkflowExecution, request)
  }

  /// Where the changes of a run are told; nil for one that is closed.
  static func liveLink(_ described: DescribeWorkflowExecutionResponse, visit: Visit) -> String? {
    let info = described.workflowExecutionInfo
    guard info.status.isOpen else { return nil }
    return visit.links.workflow(
      visit.namespace, info.execution.workflowID, info.execution.runID, "live", query: [("after", "\(info.historyLength)")])
  }

  /// How often a run is looked at while somebody watches it.
  private static let pause = Duration.seconds(1)

  /// Says `changed` when anything of the run has changed, an attempt of an activity too, and `end` when it is closed.
  /// `after` is the length of the history that the reader has seen.
  ///
  /// The run is described again and again: a long poll of its history would begin with all its events, and says nothing of attempts.
  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    let first = try await describe(visit)
    let after = Int64(visit.query["after"] ?? "") ?? 0
    return .events { writer in
      var seen = first
      if seen.workflowExecutionInfo.historyLength > after { guard writer.send("changed", "\(after)") else { return } }
      while !Task.isCancelled, seen.workflowExecutionInfo.status.isOpen {
        try? await Task.sleep(for: pause)
        guard let now = try? await describe(visit) else { continue }
        if now != seen { guard writer.send("changed", "\(now.workflowExecutionInfo.historyLength)") else { return } }
        seen = now
      }
      writer.send("end", "")
    }
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
