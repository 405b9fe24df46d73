public import Model
import Synchronization

/// Task queues: pairs the tasks that History offers, and queries, with the polls of workers.
///
/// All of it is memory. After a crash nothing here is missed: History offers again what its rows name, and workers poll
/// again. Every queue is a value behind its own lock; a parked poll is one continuation.
///
/// A poll that is cancelled, timed out or shut down can never swallow a task: a task matched to it goes back to the front
/// of its queue, until `TaskStarter.recordStarted` has been called for it. From then on the start counts, and an answer
/// that nobody hears is recovered by the task's start-to-close timeout, as if the network had lost it.
public final class MatchingService<Starter: TaskStarter, QueryPayload: Sendable, QueryAnswer: Sendable>: Sendable {
  let starter: Starter
  let configuration: MatchingConfiguration
  let registry: QueueRegistry
  let queries: QueryTable<QueryPayload, QueryAnswer>
  /// Workers that have shut down, by instance key, until when their late polls are answered empty.
  let departed = Mutex<[String: Duration]>([:])
  private let serial = Atomic<UInt64>(0)
  private let makeID: @Sendable () -> UniqueID

  /// - Parameters:
  ///   - rules: What the configuration says of a queue. Asked when it comes to memory, and by `refreshRules`; never waits.
  ///   - clock: What deadlines and rates go by.
  ///   - now: The time of day, for expiry, and for what `describe` shows.
  ///   - makeID: Names queries; unpredictable by default, so that an answer cannot be forged by guessing.
  public init(
    starter: Starter, configuration: MatchingConfiguration = MatchingConfiguration(),
    rules: @escaping @Sendable (TaskQueueID) -> QueueRules = { _ in QueueRules() }, clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> WallTime,
    makeID: @escaping @Sendable () -> UniqueID = { UniqueID(high: .random(in: 0...(.max)), low: .random(in: 0...(.max))) }
  ) {
    let queries = QueryTable<QueryPayload, QueryAnswer>()
    self.starter = starter
    self.configuration = configuration
    self.queries = queries
    self.makeID = makeID
    registry = QueueRegistry(configuration: configuration, rules: rules, clock: ServiceClock(clock, wall: now)) { queries.fail($0, $1) }
  }

  /// Keeps time: ends polls and queries at their deadlines, gives out what a rate limit or a retry held back, unloads idle
  /// queues. One call per service, for as long as it lives: it returns after `shutdown`, or shuts down when its task is
  /// cancelled.
  public func run() async {
    var nextSweep = registry.clock.now.elapsed + configuration.sweepInterval
    while !Task.isCancelled, !registry.alarms.isStopped {
      await registry.alarms.sleep(until: nextSweep, on: registry.clock)
      registry.advance()
      let now = registry.clock.now.elapsed
      guard nextSweep <= now else { continue }
      nextSweep = now + configuration.sweepInterval
      registry.sweep()
      departed.withLock { $0 = $0.filter { $0.value > now } }
    }
    shutdown()
  }

  /// Answers every poll empty and fails every query, now and from now on; offered tasks are not held. Repeating it does
  /// nothing.
  public func shutdown() { registry.close() }

  /// Holds the task until a poll takes it; called after the commit that made it. Never blocks.
  ///
  /// A task that is held already, or is being started, is not held twice. A task for a sticky queue that nobody polls is
  /// not held at all, and the answer says so.
  @discardableResult
  public func offer(_ task: MatchingTask) -> OfferOutcome {
    // A sticky queue that is not in memory has no poller: do not load it.
    if task.isSticky {
      return registry.ifLoaded(task.queue) { $0.offer(task, at: $1, into: &$2) } ?? .stickyWorkerUnavailable
    }
    return registry.with(task.queue) { $0.offer(task, at: $1, into: &$2) }
  }

  func nextSerial() -> UInt64 { serial.add(1, ordering: .relaxed).newValue }

  func nextID() -> UniqueID { makeID() }
}
