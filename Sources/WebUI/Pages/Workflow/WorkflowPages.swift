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

  /// Says `changed` when the history has grown, until the run is closed.
  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    request.waitNewEvent = true
    request.historyEventFilterType = .allEvent
    request.maximumPageSize = 1000
    let first = request
    return .events { writer in
      var request = first
      var seen: Int64 = -1
      while !Task.isCancelled {
        guard let answer = try? await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request, timeout: .seconds(70)) else {
          return
        }
        let last = answer.history.events.last?.eventID ?? seen
        // What was there when the page was made is no news; the reader says how far that goes.
        if last > seen, last > Int64(visit.query["after"] ?? "") ?? 0 { guard writer.send("changed", "\(last)") else { return } }
        seen = max(seen, last)
        guard !answer.nextPageToken.isEmpty else { return }
        request.nextPageToken = answer.nextPageToken
      }
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
