import Authorization
import GRPCServer
import HistoryRecords
import HistoryService
import Logging
import Model
import SwiftProtobuf
import TemporalServices

/// Puts handlers into a method table, each behind what every call passes: its measurement, the client's version, its permission, the
/// limits, its namespace, and the mapping of errors.
struct Registrar {
  private(set) var table: MethodTable
  private var answered: Set<String> = []
  private let gate: ClientVersionGate
  private let door: Door
  private let limiter: CallLimiter
  private let ruleBook: RuleBook
  private let meters: FrontendMeters?
  private let tracer: CallTracer?
  private let namespaces: NamespaceRegistry
  private let logger: Logger

  init(
    table: MethodTable, namespaces: NamespaceRegistry, access: AccessControl?, limiter: CallLimiter, rules: RuleBook,
    meters: FrontendMeters?, tracer: CallTracer?, logger: Logger
  ) {
    self.limiter = limiter
    ruleBook = rules
    self.meters = meters
    self.tracer = tracer
    self.table = table
    self.namespaces = namespaces
    self.logger = logger
    door = Door(access: access)
    gate = ClientVersionGate(serverVersion: ClusterDescription.serverVersion)
  }

  /// Answers a method that belongs to no namespace.
  mutating func answer<Request, Response>(
    _ method: RPCMethod<Request, Response>, _ handler: @escaping @Sendable (Request) async throws(ServiceError) -> Response
  ) {
    insert(
      method, judgedIn: { _ in "" }, answeredBy: { (asked, _) async throws(ServiceError) -> Response in try await handler(asked.request) })
  }

  /// Answers a method that belongs to no namespace and whose answer depends on who asks.
  mutating func answer<Request, Response>(
    _ method: RPCMethod<Request, Response>, seenBy handler: @escaping @Sendable (Request, Claims?) async throws(ServiceError) -> Response
  ) {
    insert(
      method, judgedIn: { _ in "" },
      answeredBy: { (asked, claims) async throws(ServiceError) -> Response in
        try await handler(asked.request, claims)
      })
  }

  /// Answers a method that looks up its namespace itself.
  mutating func answer<Request: NamespacedRequest, Response>(
    _ method: RPCMethod<Request, Response>, _ handler: @escaping @Sendable (Request) async throws(ServiceError) -> Response
  ) {
    let namespaces = namespaces
    insert(
      method, judgedIn: { $0.namespaceName(in: namespaces) },
      answeredBy: { (asked, _) async throws(ServiceError) -> Response in
        try await handler(asked.request)
      })
  }

  /// Answers a method of a namespace, which is known and not deleted when the handler is called.
  mutating func answer<Request: NamespacedRequest, Response>(
    _ method: RPCMethod<Request, Response>, in handler: @escaping @Sendable (Request, Call) async throws(ServiceError) -> Response
  ) {
    answer(method, waiting: { (asked, call) async throws(ServiceError) -> Response in try await handler(asked.request, call) })
  }

  /// The same for a method of which thousands of calls may wait at a time: its handler takes the request as an object.
  mutating func answer<Request: NamespacedRequest, Response>(
    _ method: RPCMethod<Request, Response>,
    waiting handler: @escaping @Sendable (Asked<Request>, Call) async throws(ServiceError) -> Response
  ) {
    let namespaces = namespaces
    let ruleBook = ruleBook
    let startsSomething = Request.self is any PreparedRequest.Type
    insert(
      method, judgedIn: \.namespace,
      answeredBy: { (asked, claims) async throws(ServiceError) -> Response in
        try await handler(asked, namespaces.call(of: asked, toStart: startsSomething, ruleBook, claims))
      })
  }

  /// Answers a method about a task: its namespace may be left out, because the token says it.
  mutating func answer<Request: TaskTokenRequest, Response>(
    _ method: RPCMethod<Request, Response>, about handler: @escaping @Sendable (Request, Call) async throws(ServiceError) -> Response
  ) {
    let namespaces = namespaces
    let ruleBook = ruleBook
    insert(
      method, judgedIn: { $0.namespaceName(in: namespaces) },
      answeredBy: { (asked, claims) async throws(ServiceError) -> Response in
        let request = asked.request
        let named: Namespace? = request.namespace.isEmpty ? nil : try namespaces.resolve(request.namespace)
        if request.taskToken.isEmpty { throw .invalidArgument("Task token not set on request.") }
        let namespace = if let named { named } else { try namespaces.resolve(token: request.taskToken) }
        return try await handler(
          request, Call(namespace: namespace, fixedDeadline: asked.context.fixedDeadline, ruleBook: ruleBook, claims: claims))
      })
  }

  /// What calls of an operation pass.
  func passage(operation: String, limit: CallPriority) -> Passage {
    Passage(
      gate: gate, door: door, limiter: limiter, limit: limit, meter: meters.map { CallMeter($0, operation: operation) }, tracer: tracer,
      namespaces: namespaces, logger: logger)
  }

  /// - Parameter judgedIn: The namespace whose roles a call needs; asked only where callers are judged.
  private mutating func insert<Request, Response>(
    _ method: RPCMethod<Request, Response>, judgedIn: @escaping @Sendable (Request) -> String,
    answeredBy handler: @escaping @Sendable (Asked<Request>, Claims?) async throws(ServiceError) -> Response
  ) {
    answered.insert(method.path)
    let passage = passage(operation: method.name, limit: CallPriority.of(method.name))
    table.unary(
      method.path,
      asked: { (asked: Asked<Request>) async throws -> Response in
        try await passage.pass(
          asked.context, namespace: { judgedIn(asked.request) }, run: { TracedRun(asked.request) },
          handler: { claims async throws(ServiceError) -> Response in try await handler(asked, claims) })
      })
  }

  /// Says of every method of the service that has no handler by now that it is not built.
  mutating func refuseTheRest(of service: String, _ names: [String]) {
    let gate = gate
    let door = door
    for name in names where !answered.contains("/\(service)/\(name)") {
      table.raw("/\(service)/\(name)") { _, context in
        try gate.admit(context.metadata)
        do throws(ServiceError) {
          if !door.isOpen { _ = try await door.admit(context, namespace: "") }
        } catch {
          throw GRPCError(error)
        }
        throw GRPCError(.unimplemented, "\(name) is not built yet in this server.")
      }
    }
  }
}
