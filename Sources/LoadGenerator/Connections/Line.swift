import GRPCClient
import SwiftProtobuf
import TemporalServices

/// One connection with the service's client on it, and the thread it lives on.
struct Line: Sendable {
  let connection: GRPCConnection
  let client: WorkflowServiceClient

  var executor: any TaskExecutor { connection.executor }

  init(connection: GRPCConnection, calls: Counter) {
    self.connection = connection
    client = WorkflowServiceClient(ServiceCaller(connection: connection, calls: calls))
  }
}

/// The client stubs' way to a connection; counts the calls.
private struct ServiceCaller: RPCCaller {
  let connection: GRPCConnection
  let calls: Counter

  func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, options: RPCOptions
  ) async throws -> Response {
    calls.next()
    return try await connection.unary(method.path, request, timeout: options.timeout, metadata: options.metadata)
  }
}
