import HistoryEngine
public import Logging
public import Model
public import Persistence
import Synchronization

/// The runs of all workflows: their turns, their timers, and everything that reads them.
///
/// A turn is: take the workflow's lock, load the run (from memory or the store), decide in a `Turn`, commit, and only then let anybody see it.
/// What fails leaves the run as it was. One process owns all shards; when it loses one, it lets go of what lives there.
public final class HistoryService: Sendable {
  let store: any Store
  let sink: any TaskSink
  let catalog: any NamespaceCatalog
  let queries: any QueryDispatcher
  let callbacks: any CallbackSender
  let archive: (any WorkflowArchive)?
  let observer: (any HistoryObserver)?
  let ruleBook: RuleBook
  let configuration: HistoryConfiguration
  let time: HistoryClock
  let logger: Logger

  let cache: ExecutionCache
  let shards = ShardTable()
  let timers: TaskTimers
  let errandDesk = ErrandDesk()
  let batchDesk = ErrandDesk()
  let childEnds = ChildEnds()
  let callbackGates: DestinationGates
  let archiveGate: Gate
  let archivePace: Pace
  let feedBell = FeedBell()
  let isFeedSweepArmed = Atomic(false)
  private let phase = Mutex(Phase.opening)

  enum Phase: Sendable {
    case opening
    case serving
    case closed
  }

  /// `rules` are those in force, but for what the catalog says of a namespace.
  public init(
    store: any Store, sink: any TaskSink, catalog: any NamespaceCatalog, queries: any QueryDispatcher,
    callbacks: any CallbackSender, archive: (any WorkflowArchive)? = nil, observer: (any HistoryObserver)? = nil,
    rules: RuleBook = RuleBook(),
    configuration: HistoryConfiguration = HistoryConfiguration(), time: HistoryClock, logger: Logger
  ) {
    self.store = store
    self.sink = sink
    self.catalog = catalog
    self.queries = queries
    self.callbacks = callbacks
    self.archive = archive
    self.observer = observer
    callbackGates = DestinationGates(places: configuration.concurrentCallbacks)
    archiveGate = Gate(places: configuration.concurrentArchivals)
    archivePace = Pace(perSecond: configuration.archivalsPerSecond)
    ruleBook = rules
    self.configuration = configuration
    self.time = time
    self.logger = logger
    cache = ExecutionCache(maximumSlots: configuration.cachedWorkflows, maximumBytes: configuration.cachedBytes)
    timers = TaskTimers(time: time, longestSleep: configuration.longestSleep)
  }

  /// Takes all shards, whoever had them, and begins to serve. Call it before requests come in; `run()` does it otherwise.
  /// Throws UNAVAILABLE when the store refuses.
  public func open(owner: String) async throws(ServiceError) {
    guard phase.withLock({ $0 == .opening }) else { return }
    do throws(StoreError) {
      shards.own(try await store.acquire(ShardID.all, owner: owner))
    } catch {
      throw unavailable(error)
    }
    try await listUnlisted()
    phase.withLock { if $0 == .opening { $0 = .serving } }
  }

  /// Serves timers and tasks until it is cancelled or `shutDown()`: first everything the store says is due, then what becomes due.
  public func run(owner: String = "temporal") async throws {
    try await open(owner: owner)
    for namespaceID in catalog.unsettledRetentions { settleRetention(of: namespaceID) }
    for namespaceID in catalog.doomedNamespaces.keys { emptyNamespace(namespaceID) }
    try await beginFeedSweeps()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.readRows() }
      group.addTask { await self.serveTimers() }
      // Either ends only when the service does.
      await group.next()
      group.cancelAll()
    }
  }

  /// Refuses calls from now on with UNAVAILABLE and ends every wait: readers get what there is, queries an error. Calls under way finish.
  public func shutDown() {
    phase.withLock { $0 = .closed }
    for slot in cache.slots { slot.endWaits() }
    feedBell.ring(nil)
    timers.endSleeps()
    timers.poke()
  }

  /// Workflows whose state is in memory.
  public var cachedRunCount: Int { cache.count }

  var isClosed: Bool { phase.withLock { $0 == .closed } }

  func requireServing() throws(ServiceError) {
    switch phase.withLock({ $0 }) {
    case .serving: return
    case .opening: throw .unavailable("the server is starting")
    case .closed: throw .unavailable("the server is shutting down")
    }
  }

  /// The workflow's slot, until it is released. Throws UNAVAILABLE when the service does not serve it.
  func use(_ workflow: WorkflowKey) throws(ServiceError) -> WorkflowSlot {
    try requireServing()
    let slot = cache.use(workflow)
    guard shards.owns(slot.shard) else {
      cache.release(slot)
      throw .notServed
    }
    return slot
  }

  /// How many shards another process has taken since this one opened. They come back with a restart only: two processes that took them
  /// from each other again and again would serve nobody.
  public var lostShards: Int { phase.withLock { $0 == .opening } ? 0 : ShardID.count - shards.owned.count }

  /// Somebody else owns the shard by now: nothing of it may be shown or written any more.
  func letGo(of shard: ShardID) {
    if shards.lose(shard), lostShards == 1 { logger.warning("another process takes shards: their workflows are not served here any more") }
    for slot in cache.slots where slot.shard == shard { slot.forget() }
  }

  /// The rules that decisions about the workflow's runs follow: its namespace's.
  func rules(of workflow: WorkflowKey) -> Rules {
    guard let facts = catalog.facts(of: workflow.ownerID) else { return ruleBook.everywhere }
    var rules = ruleBook.rules(of: facts.name)
    rules.namespaceName = facts.name
    rules.retention = facts.retention
    rules.searchAttributeTypes = facts.searchAttributeTypes
    if !facts.retentionRules.rules.isEmpty {
      rules.retentionOfRun = { facts.retentionRules.retention(of: $0, types: facts.searchAttributeTypes) }
    }
    return rules
  }
}
