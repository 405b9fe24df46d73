import Authorization
import Frontend
import GRPCServer
import HTTPGateway
import HistoryEngine
import HistoryService
public import Logging
import MatchingService
import Model
import Persistence
import PostgresDriver
import SQLiteDriver
import ServiceLifecycle
import TemporalAPI
import Traces
import UnixSignals

/// All rooms wired together in one process, on one store.
///
/// `open` does everything that can fail for the operator's reasons and then `run` serves. After a crash at any point the next `open` on the
/// same file finds every acknowledged change.
public final class TemporalServer: Sendable {
  /// Where clients find the server once it runs: `host:port`.
  public let address: String
  /// Where `/metrics` is found: `host:port`; nil: nowhere.
  public var metricsAddress: String? { listeners.metrics?.description }
  /// Where the HTTP/JSON API is found: `host:port`; nil: nowhere.
  public var httpAddress: String? { listeners.http?.description }
  /// Where the web UI is found: `host:port`; nil: nowhere.
  public var uiAddress: String? { listeners.ui?.description }

  let configuration: ServerConfiguration
  private let store: any Store
  let queues: TaskQueues
  let history: HistoryService
  let health: HealthService
  let wire: GRPCServer
  /// The certificates of the HTTP and UI ports; nil: they are not encrypted.
  let webCertificates: TLSContext?
  let access: AccessControl?
  let meters: ServerMeters?
  let tracer: OTLPTracer?
  let settings: LiveSettings
  let listeners: Listeners
  let gateway: HTTPGateway?
  let feed: EventFeed
  let webUI: LocalPages?
  let logger: Logger

  /// Checks the configuration and the address, opens the store, and makes the namespaces. No call is answered yet.
  ///
  /// Throws `ConfigurationError` or `StartError`. What was refused for its configuration or address has touched no file.
  public static func open(_ configuration: ServerConfiguration, logger: Logger) async throws -> TemporalServer {
    try configuration.validate()
    var rules = Rules.standard
    rules.retention = configuration.retention
    let settings = try LiveSettings(configuration, rules: rules)
    let listeners = try Listeners(trying: configuration)
    do {
      try configuration.encryption?.settings.check()
      let access = try await configuration.openAccess()
      let store = try configuration.openStore()
      do {
        return try await TemporalServer(
          configuration, settings: settings, listeners: listeners, store: store, access: access, logger: logger)
      } catch {
        await store.close()
        throw error
      }
    } catch {
      throw StartError(error)
    }
  }

  private init(
    _ configuration: ServerConfiguration, settings: LiveSettings, listeners: Listeners, store: any Store, access: AccessControl?,
    logger: Logger
  ) async throws {
    self.configuration = configuration
    self.store = store
    self.access = access
    self.settings = settings
    self.logger = logger
    self.listeners = listeners
    address = listeners.grpc.description

    let skipping = configuration.timeSkipping ? SkippingClock(over: WallClock.now) : nil
    let now: @Sendable () -> WallTime = { skipping?.now() ?? WallClock.now() }
    let namespaces = NamespaceRegistry(store: store, now: now, makeID: WallClock.makeID)
    try await namespaces.load()
    for name in configuration.allNamespaces {
      try await namespaces.ensure(name, retention: configuration.retention, searchAttributes: configuration.searchAttributeTypes)
    }
    if configuration.archiveFolder == nil, !namespaces.archiving.isEmpty {
      logger.warning(
        "namespaces archive closed workflows, but no folder is given for it: what is deleted is not archived",
        metadata: ["namespaces": "\(namespaces.archiving)"])
    }
    let clusterID = try await store.setMetadataOnce("cluster-id", Array(WallClock.makeID().description.utf8))

    tracer = configuration.traces.map { OTLPTracer($0) { .random(in: 0...(.max)) } }
    let meters = listeners.metrics.map { _ in ServerMeters(namespaces: namespaces) }
    let starter = WorkerTaskStarter()
    queues = TaskQueues(
      starter: starter,
      rules: { [book = settings.queues] id in book.rules(of: id, namespace: namespaces.facts(of: id.namespaceID)?.name) }, now: now)
    let taskQueueConfigs = TaskQueueConfigs(store: store, queues: queues, now: WallClock.now)
    try await taskQueueConfigs.load()
    history = HistoryService(
      store: store, sink: TaskQueueSink(queues), catalog: namespaces, queries: TaskQueueQueries(queues), callbacks: CallbackPoster(),
      archive: configuration.archiveFolder.map { _ in ArchiveFiles() }, observer: meters?.history, rules: settings.rules,
      configuration: HistoryConfiguration(timeSkipping: configuration.timeSkipping),
      time: HistoryClock(skipping: skipping),
      logger: logger)
    starter.connect(history)
    self.meters = meters
    try await history.open(owner: WallClock.makeID().description)

    health = HealthService()
    let cluster = ClusterDescription(
      id: String(decoding: clusterID, as: UTF8.self), address: self.address, persistenceStore: configuration.storeName)
    let frontend = Frontend(
      history: history, queues: queues, namespaces: namespaces, taskQueueConfigs: taskQueueConfigs,
      workers: WorkerRegistry(now: WallClock.now), cluster: cluster, access: access, limiter: settings.limiter, meters: meters?.frontend,
      tracer: tracer,
      archiveRoot: configuration.archiveFolder, rules: settings.rules, makeID: WallClock.makeID, logger: logger)
    let methods = frontend.methodTable(health: health)
    gateway = listeners.http.map { _ in HTTPGateway(methods: methods, admitsHost: { settings.admits(host: $0) }) }
    feed = frontend.eventFeed()
    webUI = try configuration.ui.map { try LocalPages($0.settings, over: InProcessCaller(methods: methods)) }
    webCertificates = try configuration.encryption?.contextForHTTP()
    wire = GRPCServer(
      methods: methods,
      configuration: GRPCServerConfiguration(
        host: listeners.grpc.host, port: listeners.grpc.port, tls: configuration.encryption?.settings),
      logger: logger)
    meters?.watch(queues: queues, history: history, namespaces: namespaces, wire: wire, tracer: tracer)
  }

  /// Serves until SIGINT or SIGTERM, or until the calling task is cancelled; returns when the store is closed.
  ///
  /// On a signal, polls and long reads are answered empty, open calls may end within the configured grace, and the file is left whole.
  /// - Parameter onListening: Called once, when calls are answered.
  public func run(onListening: @escaping @Sendable () -> Void) async throws {
    settings.warn(logger, of: settings.warningsAtStart)
    // Spans are sent until everything that makes some has ended.
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = traceExport
    services += [
      .init(service: Timekeeper { [queues] in await queues.run() }),
      .init(service: Timekeeper { [history] in try await history.run() }),
      .init(service: Reloads(settings: reloadables, logger: logger)),
    ]
    services += statusPages + httpAPI + uiPages
    // The last to start and the first to end.
    services.append(
      .init(
        service: Wire(
          server: wire, health: health, queues: queues, history: history, grace: configuration.shutdownGrace, onListening: onListening)))
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
    do {
      try await group.run()
    } catch {
      await store.close()
      // Services that are cancelled end with an error, which is what was asked for.
      guard !Task.isCancelled else { return }
      throw StartError(error)
    }
    await store.close()
  }
}

extension HistoryConfiguration {
  fileprivate init(timeSkipping: Bool) {
    self.init()
    // Time can only be skipped to what is in memory.
    if timeSkipping { timerHorizon = .seconds(200 * 365 * 24 * 3600) }
  }
}

extension HistoryClock {
  fileprivate init(skipping: SkippingClock?) {
    let random: @Sendable () -> UInt64 = { .random(in: 0...(.max)) }
    if let skipping {
      self.init(clock: ContinuousClock(), skipping: skipping, random: random)
    } else {
      self.init(clock: ContinuousClock(), now: WallClock.now, random: random)
    }
  }
}

extension ServerConfiguration {
  /// Opens the store that the configuration names; throws `StoreError`.
  fileprivate func openStore() throws -> any Store {
    switch storage {
    case .memory: try SQLiteStore.open(path: nil, pragmas: pragmas)
    case .file(let path): try SQLiteStore.open(path: path, pragmas: pragmas)
    case .postgres(let url): try PostgresStore.open(url: url)
    }
  }

  /// What the store is called where clients ask for it.
  fileprivate var storeName: String {
    switch storage {
    case .memory, .file: "sqlite"
    case .postgres: "postgres12"
    }
  }

  fileprivate var searchAttributeTypes: [String: IndexedValueType] {
    Dictionary(searchAttributes.map { ($0.name, IndexedValueType(rawValue: Int($0.type.rawValue)) ?? .unspecified) }) { $1 }
  }
}
