public import Authorization
import FoundationEssentials
public import GRPCServer
import HistoryEngine
public import HistoryService
public import Logging
public import Model
import TemporalServices
public import Tracing

/// The public API: every method of WorkflowService and OperatorService, with health and reflection.
///
/// Handlers check a request's shape, find its namespace, and hand it on; what a workflow does is decided below.
public struct Frontend: Sendable {
  private let history: HistoryService
  private let queues: TaskQueues
  private let namespaces: NamespaceRegistry
  private let taskQueueConfigs: TaskQueueConfigs
  private let workers: WorkerRegistry
  private let cluster: ClusterDescription
  private let ruleBook: RuleBook
  private let access: AccessControl?
  private let limiter: CallLimiter
  private let meters: FrontendMeters?
  private let tracer: CallTracer?
  private let archiveRoot: String?
  private let makeID: @Sendable () -> UniqueID
  private let logger: Logger

  /// - Parameters:
  ///   - access: Decides who may make which call; nil: everybody may do everything.
  ///   - limiter: Turns calls away when there are too many.
  ///   - meters: Counts and times calls; nil: nothing is measured.
  ///   - tracer: Makes a span of each call; nil: nothing is traced.
  ///   - archiveRoot: The folder below which namespaces may archive closed workflows; nil: none does.
  ///   - rules: What requests are held to; those of `history`.
  ///   - makeID: Names requests whose client did not.
  public init(
    history: HistoryService, queues: TaskQueues, namespaces: NamespaceRegistry, taskQueueConfigs: TaskQueueConfigs, workers: WorkerRegistry,
    cluster: ClusterDescription,
    access: AccessControl? = nil, limiter: CallLimiter = CallLimiter(), meters: FrontendMeters? = nil, tracer: (any Tracer)? = nil,
    archiveRoot: String? = nil, rules: RuleBook = RuleBook(), makeID: @escaping @Sendable () -> UniqueID, logger: Logger
  ) {
    self.history = history
    self.queues = queues
    self.namespaces = namespaces
    self.taskQueueConfigs = taskQueueConfigs
    self.workers = workers
    self.cluster = cluster
    self.access = access
    self.limiter = limiter
    self.meters = meters
    self.tracer = tracer.map { CallTracer($0) }
    self.archiveRoot = archiveRoot
    ruleBook = rules
    self.makeID = makeID
    self.logger = logger
  }

  /// The handlers of everything a client can call. Health says SERVING from now on, until `health.stopServing()`.
  public func methodTable(health: HealthService) -> MethodTable {
    var table = apiMethods()
    let services = ["", WorkflowServiceMethods.service, OperatorServiceMethods.service]
    for service in services + (history.offersTimeSkipping ? [TestServiceMethods.service] : []) { health.setStatus(.serving, for: service) }
    health.register(in: &table)
    let descriptors = Data(base64Encoded: apiDescriptorSetBase64).map { Array($0) } ?? []
    ReflectionService(descriptorSet: descriptors).register(in: &table)
    return table
  }

  /// The event feeds of namespaces.
  public func eventFeed() -> EventFeed {
    EventFeed(
      passage: registrar().passage(operation: "FollowEvents", limit: .list), history: history, namespaces: namespaces, ruleBook: ruleBook)
  }

  /// The handlers of Temporal's own services, without health and reflection.
  package func apiMethods() -> MethodTable {
    var registrar = registrar()
    register(in: &registrar)
    registrar.refuseTheRest(of: WorkflowServiceMethods.service, WorkflowServiceMethods.names)
    registrar.refuseTheRest(of: OperatorServiceMethods.service, OperatorServiceMethods.names)
    return registrar.table
  }

  private func registrar() -> Registrar {
    Registrar(
      table: MethodTable(), namespaces: namespaces, access: access, limiter: limiter, rules: ruleBook, meters: meters, tracer: tracer,
      logger: logger)
  }

  private func register(in registrar: inout Registrar) {
    registrar.register(ClusterHandlers(cluster: cluster))
    registrar.register(
      NamespaceHandlers(
        namespaces: namespaces, cluster: cluster, rules: ruleBook, settleRetention: { [history] in history.settleRetention(of: $0) },
        emptyNamespace: { [history] in history.emptyNamespace($0) }, now: { [history] in history.now() }, archiveRoot: archiveRoot))
    registrar.register(SearchAttributeHandlers(namespaces: namespaces))
    registrar.register(WorkflowHandlers(history: history, makeID: makeID))
    registrar.register(UpdateHandlers(history: history, makeID: makeID))
    registrar.register(ReadingHandlers(history: history))
    registrar.register(PollHandlers(history: history, queues: queues, workers: workers, meter: meters.map(PollMeter.init)))
    registrar.register(RespondHandlers(history: history, queues: queues, namespaces: namespaces))
    registrar.register(ActivityHandlers(history: history))
    registrar.register(StandaloneActivityHandlers(history: history, makeID: makeID))
    registrar.register(ActivityListHandlers(history: history))
    registrar.register(ListHandlers(history: history))
    registrar.register(LegacyListHandlers(history: history))
    registrar.register(BatchHandlers(history: history))
    registrar.register(ScheduleHandlers(history: history))
    registrar.register(ActivityControlHandlers(history: history))
    registrar.register(ActivityExecutionControlHandlers(history: history))
    registrar.register(
      TaskQueueHandlers(history: history, queues: queues, configs: taskQueueConfigs, workers: workers, cluster: cluster))
    registrar.register(WorkerHandlers(workers: workers))
    if history.offersTimeSkipping { registrar.register(TestHandlers(history: history)) }
  }
}
