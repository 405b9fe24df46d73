import Foundation
import TemporalAPI
import TemporalServices

/// One Nexus operation that runs without a workflow.
enum OperationPage {
  /// Leads to the newest run.
  @Sendable static func newest(_ visit: Visit) async throws -> Reply {
    let described = try await visit.call(WorkflowServiceMethods.describeNexusOperationExecution, request(visit))
    let run = described.runID.isEmpty ? described.info.runID : described.runID
    return .redirect(visit.links.namespace(visit.namespace, "nexus-operations", visit["operation"], run))
  }

  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    var full = request(visit)
    full.includeInput = true
    full.includeOutcome = true
    let described = try await visit.call(WorkflowServiceMethods.describeNexusOperationExecution, full)
    let model = OperationModel(described, visit: visit, now: Date())
    let seen = described.longPollToken.base64EncodedString()
    let stream = visit.links.namespace(
      visit.namespace, "nexus-operations", visit["operation"], visit["run"], "live", query: [("seen", seen)])
    return .page(
      Page(
        template: "pages/nexus-operation", title: visit["operation"], model: model, place: .nexusOperations,
        live: model.isOpen ? stream : nil))
  }

  /// Says `changed` when its state has, until it is closed.
  @Sendable static func live(_ visit: Visit) async throws -> Reply {
    let first = request(visit)
    return .waiting(from: visit.query["seen"].flatMap { Data(base64Encoded: $0) } ?? Data()) { token in
      var request = first
      request.longPollToken = token
      let answer = try await visit.call(WorkflowServiceMethods.describeNexusOperationExecution, request, timeout: .seconds(70))
      return Waited(token: answer.longPollToken, isNews: answer.hasInfo, isLast: answer.hasInfo && answer.info.status != .running)
    }
  }

  private static func request(_ visit: Visit) -> DescribeNexusOperationExecutionRequest {
    var request = DescribeNexusOperationExecutionRequest()
    request.namespace = visit.namespace
    request.operationID = visit["operation"]
    request.runID = visit["run"]
    return request
  }
}
