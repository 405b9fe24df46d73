import GRPCServer
import HistoryRecords
import Logging
import Model
import SwiftProtobuf
import TemporalServices

/// Puts handlers into a method table, each behind what every call passes: the client's version, its namespace, and the
/// mapping of errors.
struct Registrar {
  private(set) var table: MethodTable
  private var answered: Set<String> = []
  private let gate: ClientVersionGate
  private let namespaces: NamespaceRegistry
  private let logger: Logger

  init(table: MethodTable, namespaces: NamespaceRegistry, logger: Logger) {
    self.table = table
    self.namespaces = namespaces
    self.logger = logger
    gate = ClientVersionGate(serverVersion: ClusterDescription.serverVersion)
  }

  /// Answers a method that belongs to no namespace, or that looks up its namespace itself.
  mutating func answer<Request, Response>(
    _ method: RPCMethod<Request, Response>, _ handler: @escaping @Sendable (Request) async throws(ServiceError) -> Response
  ) {
    insert(method) { (request, _) async throws(ServiceError) -> Response in try await handler(request) }
  }

  /// Answers a method of a namespace, which is known and not deleted when the handler is called.
  mutating func answer<Request: NamespacedRequest, Response>(
    _ method: RPCMethod<Request, Response>, in handler: @escaping @Sendable (Request, Call) async throws(ServiceError) -> Response
  ) {
    let namespaces = namespaces
    insert(method) { (request, context) async throws(ServiceError) -> Response in
      if request.namespace.isEmpty { throw .invalidArgument("Namespace is empty.") }
      return try await handler(request, Call(namespace: try namespaces.resolve(request.namespace), deadline: context.deadline))
    }
  }

  /// Answers a method about a task: its namespace may be left out, because the token says it.
  mutating func answer<Request: TaskTokenRequest, Response>(
    _ method: RPCMethod<Request, Response>, about handler: @escaping @Sendable (Request, Call) async throws(ServiceError) -> Response
  ) {
    let namespaces = namespaces
    insert(method) { (request, context) async throws(ServiceError) -> Response in
      let named: Namespace? = request.namespace.isEmpty ? nil : try namespaces.resolve(request.namespace)
      if request.taskToken.isEmpty { throw .invalidArgument("Task token not set on request.") }
      let namespace = if let named { named } else { try namespaces.resolve(token: request.taskToken) }
      return try await handler(request, Call(namespace: namespace, deadline: context.deadline))
    }
  }

  private mutating func insert<Request, Response>(
    _ method: RPCMethod<Request, Response>,
    _ handler: @escaping @Sendable (Request, CallContext) async throws(ServiceError) -> Response
  ) {
    answered.insert(method.path)
    let gate = gate
    let logger = logger
    table.unary(method.path) { (request: Request, context: CallContext) async throws -> Response in
      try gate.admit(context.metadata)
      do {
        return try await handler(request, context)
      } catch {
        throw GRPCError(masking: error, path: context.path, logger: logger)
      }
    }
  }

  /// Says of every method of the service that has no handler by now that it is not built.
  mutating func refuseTheRest(of service: String, _ names: [String]) {
    let gate = gate
    for name in names where !answered.contains("/\(service)/\(name)") {
      table.raw("/\(service)/\(name)") { _, context in
        try gate.admit(context.metadata)
        throw GRPCError(.unimplemented, "\(name) is not built yet in this server.")
      }
    }
  }
}
