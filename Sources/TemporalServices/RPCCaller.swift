public import SwiftProtobuf

/// What a client stub needs of a transport: one unary call.
///
/// Stubs know no transport, so the same `WorkflowServiceClient` speaks over a socket or straight into a server of the same process.
public protocol RPCCaller: Sendable {
  /// Makes one call. Throws what the transport throws for a status other than OK.
  func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, options: RPCOptions
  ) async throws -> Response
}

/// Per-call choices of a client.
public struct RPCOptions: Sendable {
  /// The time after which the call fails with DEADLINE_EXCEEDED; nil means never.
  public var timeout: Duration?
  /// Request metadata, sent as given.
  public var metadata: [(name: String, value: String)]

  public init(timeout: Duration? = nil, metadata: [(name: String, value: String)] = []) {
    self.timeout = timeout
    self.metadata = metadata
  }
}
