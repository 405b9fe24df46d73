import Frontend
import GRPCServer
import HistoryService
import Logging
import MatchingService
import Model
import TestSupport

/// The whole server but for its sockets, as one process that can be paused and killed.
final class SimulatedServer: @unchecked Sendable {
  let lane: Lane
  private let simulation: World
  private let store: ServerStore
  private var methods: MethodTable?
  private var root: Task<Void, Never>?
  private var calls: [Int: OpenCall] = [:]
  private var nextCall = 0
  private(set) var isDead = false

  init(_ simulation: World) {
    self.simulation = simulation
    lane = Lane(simulation.simulator)
    store = ServerStore(simulation)
  }

  var isReady: Bool { methods != nil && !isDead }

  func start() {
    root = Task(executorPreference: lane) {
      while !self.isDead {
        // What fails at start is started again, as whatever supervises a server does.
        do { return try await self.serve() } catch { await self.simulation.simulator.pass(.seconds(1)) }
      }
    }
  }

  /// What is not on the disk is gone, and so is everybody's connection.
  func crash() {
    isDead = true
    store.cut()
    root?.cancel()
    let lost = calls.sorted { $0.key < $1.key }.map(\.value)
    calls = [:]
    for call in lost {
      for task in call.work { task.cancel() }
      call.reply.give(.failure(CallError(code: .unavailable, message: "the connection was closed")))
    }
    if lane.isPaused { lane.resume() }
  }

  private func serve() async throws {
    let simulation = simulation
    let (now, makeID): (@Sendable () -> WallTime, @Sendable () -> UniqueID) = ({ simulation.now }, { simulation.makeID() })
    let logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
    let clock = SimulatedClock(simulator: simulation.simulator)
    let namespaces = NamespaceRegistry(store: store, now: now, makeID: makeID)
    try await namespaces.load()
    try await namespaces.ensure("default", retention: .seconds(7 * 86_400))
    let starter = WorkerTaskStarter()
    let queues = TaskQueues(starter: starter, clock: clock, now: now, makeID: makeID)
    let configs = TaskQueueConfigs(store: store, queues: queues, now: now)
    try await configs.load()
    var configuration = HistoryConfiguration()
    // Small bounds, so that runs are dropped from memory and rows are read in pages.
    configuration.cachedWorkflows = simulation.seed % 3 == 0 ? 2 : 1000
    configuration.timerHorizon = .seconds(30)
    configuration.taskPage = 4
    configuration.longestSleep = .seconds(2)
    let random: @Sendable () -> UInt64 = { simulation.simulator.random.next() }
    let history = HistoryService(
      store: store, sink: SimulatedSink(TaskQueueSink(queues), simulation), catalog: namespaces, queries: TaskQueueQueries(queues),
      callbacks: NoCallbacks(), configuration: configuration, time: HistoryClock(clock: clock, now: now, random: random), logger: logger)
    starter.connect(history)
    try await history.open(owner: makeID().description)
    methods = Frontend(
      history: history, queues: queues, namespaces: namespaces, taskQueueConfigs: configs, workers: WorkerRegistry(now: now),
      cluster: ClusterDescription(id: "cluster", address: "localhost:7233", persistenceStore: "memory"), makeID: makeID, logger: logger
    ).apiMethods()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await queues.run() }
      group.addTask { try await history.run() }
      try await group.next()
      group.cancelAll()
    }
  }

  func handle(_ call: OpenCall, bytes: [UInt8]) {
    nextCall += 1
    let id = nextCall
    calls[id] = call
    call.work.append(
      Task(executorPreference: lane) {
        let answer = await self.answer(to: call.path, bytes)
        guard !self.isDead else { return }
        self.calls[id] = nil
        self.simulation.network.answer(call, answer)
      })
  }

  private func answer(to path: String, _ bytes: [UInt8]) async -> Result<[UInt8], CallError> {
    // So far away that every handler waits as long as it ever does: clients hang up by themselves.
    let context = CallContext(path: path, deadline: .now + .seconds(86_400))
    guard let methods else { return .failure(CallError(code: .unavailable, message: "starting")) }
    do {
      return .success(try await methods.answer(to: path, bytes, context))
    } catch let error as GRPCError {
      return .failure(CallError(code: error.code, message: error.message))
    } catch {
      return .failure(CallError(code: .unknown, message: "\(error)"))
    }
  }
}

/// Hands tasks to the task queues, but for those that a mutation loses.
private struct SimulatedSink: TaskSink {
  private let sink: TaskQueueSink
  private let simulation: World

  init(_ sink: TaskQueueSink, _ simulation: World) {
    self.sink = sink
    self.simulation = simulation
  }

  func offer(_ task: OfferedTask) -> OfferResult {
    if case .offers(let isLost) = simulation.mutation?.kind, isLost(task, simulation) { return .accepted }
    return sink.offer(task)
  }

  func hasLivePoller(namespaceID: UniqueID, stickyQueue: String) -> Bool {
    sink.hasLivePoller(namespaceID: namespaceID, stickyQueue: stickyQueue)
  }

  func forget(namespaceID: UniqueID) { sink.forget(namespaceID: namespaceID) }
}

private struct NoCallbacks: CallbackSender {
  func post(_ post: CallbackPost, timeout: Duration) async throws(CallbackSendError) -> CallbackResponse {
    throw CallbackSendError("there is nobody to post to")
  }
}
