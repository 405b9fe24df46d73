public import SwiftProtobuf

/// One unary method of a gRPC service: its name on the wire and its message types.
///
/// The server's method table and the clients are both made from these values, so a path is written once.
public struct RPCMethod<Request: Message & Sendable, Response: Message & Sendable>: Sendable {
  /// The full name of the service, e.g. `temporal.api.workflowservice.v1.WorkflowService`.
  public let service: String
  /// The method's name as the API writes it, e.g. `StartWorkflowExecution`.
  public let name: String
  /// The path of the call on the wire: `/<service>/<name>`.
  public var path: String { "/\(service)/\(name)" }

  public init(service: String, name: String) {
    self.service = service
    self.name = name
  }
}
