import Foundation
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// What the API's requests that end a Nexus operation have in common.
private protocol OperationRequest: Message {
  var namespace: String { get set }
  var operationID: String { get set }
  var runID: String { get set }
  var identity: String { get set }
  var requestID: String { get set }
  var reason: String { get set }
}

extension RequestCancelNexusOperationExecutionRequest: OperationRequest {}
extension TerminateNexusOperationExecutionRequest: OperationRequest {}

extension OperationRequest {
  /// A request about the operation that the path names, with an ID of its own and the reason that was entered.
  fileprivate init(_ visit: Visit) {
    self.init()
    (namespace, operationID, runID) = (visit.namespace, visit["operation"], visit["run"])
    (identity, requestID, reason) = (UIIdentity.name, UUID().uuidString, visit.form["reason"] ?? "From the web UI")
  }
}

/// What can be done to a Nexus operation from its page.
enum OperationActions {
  @Sendable static func cancel(_ visit: Visit) async throws -> Reply {
    let request = RequestCancelNexusOperationExecutionRequest(visit)
    return try await send(WorkflowServiceMethods.requestCancelNexusOperationExecution, request, visit, saying: "Asked to cancel.")
  }

  @Sendable static func terminate(_ visit: Visit) async throws -> Reply {
    let request = TerminateNexusOperationExecutionRequest(visit)
    return try await send(WorkflowServiceMethods.terminateNexusOperationExecution, request, visit, saying: "Terminated.")
  }

  @Sendable static func delete(_ visit: Visit) async throws -> Reply {
    var request = DeleteNexusOperationExecutionRequest()
    (request.namespace, request.operationID, request.runID) = (visit.namespace, visit["operation"], visit["run"])
    let list = visit.links.namespace(visit.namespace, "nexus-operations")
    return try await send(WorkflowServiceMethods.deleteNexusOperationExecution, request, visit, saying: "Deleted.", leadingTo: list)
  }

  private static func send<Request, Response>(
    _ method: RPCMethod<Request, Response>, _ request: Request, _ visit: Visit, saying sentence: String, leadingTo target: String? = nil
  ) async throws -> Reply {
    let page = OperationPages.page(visit)
    return try await visit.acting(or: page) {
      _ = try await visit.call(method, request)
      return .redirect(target ?? page, Flash(sentence))
    }
  }
}
