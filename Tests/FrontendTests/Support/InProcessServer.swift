import Authorization
import HistoryEngine
import HistoryService
import Logging
import MatchingService
import Model
import Persistence
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices

@testable import Frontend
@testable import GRPCServer

/// The whole server but for the wire: every handler behind its method's path, on a store in memory.
struct InProcessServer: Sendable {
  let methods: MethodTable
  let queues: TaskQueues
  let history: HistoryService
  let namespaces: NamespaceRegistry

  private static let now: @Sendable () -> WallTime = { WallTime(nanoseconds: 1_700_000_000_000_000_000) }

  /// Runs `body` with a server that serves, and shuts it down.
  static func running(access: AccessControl? = nil, _ body: (InProcessServer) async throws -> Void) async throws {
    let server = try await InProcessServer(access: access)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.queues.run() }
      group.addTask { try await server.history.run() }
      try await body(server)
      server.queues.shutdown()
      server.history.shutDown()
      group.cancelAll()
    }
  }

  private init(access: AccessControl?) async throws {
    let store = InMemoryStore()
    let ids = Counter()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    namespaces = NamespaceRegistry(store: store, now: Self.now, makeID: { ids.next() })
    try await namespaces.ensure("default", retention: .seconds(86_400))
    try await namespaces.ensure("other", retention: .seconds(86_400))
    let starter = WorkerTaskStarter()
    queues = TaskQueues(starter: starter, now: Self.now)
    history = HistoryService(
      store: store, sink: TaskQueueSink(queues), catalog: namespaces, queries: TaskQueueQueries(queues), callbacks: NoCallbacks(),
      time: HistoryClock(clock: ContinuousClock(), now: Self.now, random: { .random(in: 0...(.max)) }), logger: logger)
    starter.connect(history)
    try await history.open(owner: "test")
    methods = Frontend(
      history: history, queues: queues, namespaces: namespaces,
      taskQueueConfigs: TaskQueueConfigs(store: store, queues: queues, now: Self.now), workers: WorkerRegistry(now: Self.now),
      cluster: ClusterDescription(id: "cluster", address: "localhost:7233", persistenceStore: "memory"), access: access,
      makeID: { ids.next() },
      logger: logger
    ).methodTable(health: HealthService())
  }

  /// One call, as the wire makes it.
  func call<Request, Response>(
    _ method: RPCMethod<Request, Response>, timeout: Duration? = .seconds(20), metadata: [(String, String)] = [],
    _ fill: (inout Request) -> Void = { _ in }
  ) async throws -> Response {
    var request = Request()
    fill(&request)
    let bytes = try await call(path: method.path, request.serializedBytes() as [UInt8], timeout: timeout, metadata: metadata)
    return try Response(serializedBytes: bytes)
  }

  func call(path: String, _ bytes: [UInt8], timeout: Duration? = nil, metadata: [(String, String)] = []) async throws -> [UInt8] {
    let context = CallContext(path: path, metadata: Metadata(metadata), deadline: timeout.map { .now + $0 })
    return try await methods.answer(to: path, bytes, context)
  }
}

/// Nobody is there.
private struct NoCallbacks: CallbackSender {
  func post(_ post: CallbackPost, timeout: Duration) async throws(CallbackSendError) -> CallbackResponse {
    throw CallbackSendError("there is nobody to post to")
  }
}
