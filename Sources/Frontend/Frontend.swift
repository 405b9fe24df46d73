import FoundationEssentials
public import GRPCServer
public import HistoryEngine
public import HistoryService
public import Logging
public import Model
import TemporalServices

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
  private let rules: Rules
  private let makeID: @Sendable () -> UniqueID
  private let logger: Logger

  /// - Parameters:
  ///   - rules: The limits that requests are held to; those of `history`.
  ///   - makeID: Names requests whose client did not.
  public init(
    history: HistoryService, queues: TaskQueues, namespaces: NamespaceRegistry, taskQueueConfigs: TaskQueueConfigs, workers: WorkerRegistry,
    cluster: ClusterDescription,
    rules: Rules = .standard, makeID: @escaping @Sendable () -> UniqueID, logger: Logger
  ) {
    self.history = history
    self.queues = queues
    self.namespaces = namespaces
    self.taskQueueConfigs = taskQueueConfigs
    self.workers = workers
    self.cluster = cluster
    self.rules = rules
    self.makeID = makeID
    self.logger = logger
  }

  /// The handlers of everything a client can call. Health says SERVING from now on, until `health.stopServing()`.
  public func methodTable(health: HealthService) -> MethodTable {
    var registrar = Registrar(table: MethodTable(), namespaces: namespaces, logger: logger)
    register(in: &registrar)
    registrar.refuseTheRest(of: WorkflowServiceMethods.service, WorkflowServiceMethods.names)
    registrar.refuseTheRest(of: OperatorServiceMethods.service, OperatorServiceMethods.names)
    var table = registrar.table
    let services = ["", WorkflowServiceMethods.service, OperatorServiceMethods.service]
    for service in services + (history.offersTimeSkipping ? [TestServiceMethods.service] : []) { health.setStatus(.serving, for: service) }
    health.register(in: &table)
    let descriptors = Data(base64Encoded: apiDescriptorSetBase64).map { Array($0) } ?? []
    ReflectionService(descriptorSet: descriptors).register(in: &table)
    return table
  }

  private func register(in registrar: inout Registrar) {
    registrar.register(ClusterHandlers(cluster: cluster))
    registrar.register(NamespaceHandlers(namespaces: namespaces, cluster: cluster, rules: rules))
    registrar.register(SearchAttributeHandlers(namespaces: namespaces))
    registrar.register(WorkflowHandlers(history: history, rules: rules, makeID: makeID))
    registrar.register(UpdateHandlers(history: history, rules: rules, makeID: makeID))
    registrar.register(ReadingHandlers(history: history, rules: rules))
    registrar.register(PollHandlers(history: history, queues: queues, workers: workers, rules: rules))
    registrar.register(RespondHandlers(history: history, queues: queues, namespaces: namespaces, rules: rules))
    registrar.register(ActivityHandlers(history: history, rules: rules))
    registrar.register(StandaloneActivityHandlers(history: history, rules: rules, makeID: makeID))
    registrar.register(ActivityListHandlers(history: history))
    registrar.register(ActivityControlHandlers(history: history, rules: rules))
    registrar.register(ActivityExecutionControlHandlers(history: history, rules: rules))
    registrar.register(
      TaskQueueHandlers(history: history, queues: queues, configs: taskQueueConfigs, workers: workers, cluster: cluster, rules: rules))
    registrar.register(WorkerHandlers(workers: workers))
    if history.offersTimeSkipping { registrar.register(TestHandlers(history: history)) }
  }
}
