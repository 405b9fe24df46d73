import HeapModule
import Model

/// One task queue as a value: pairs tasks and queries with polls, and never waits.
///
/// Every change appends to `actions` what its caller must do. A waiter that is parked leaves in exactly one action, or
/// through `leave`; a task that is handed out stays *in flight*, known and neither offered nor lost, until it is settled.
struct TaskQueue<Waiter: Sendable>: Sendable {
  typealias Actions = [QueueAction<Waiter>]

  enum Phase: Sendable {
    case open
    /// Taken out of memory when idle: whoever still holds it looks the queue up again.
    case unloaded
    /// The service shut down: polls are answered empty, queries fail, tasks are not held.
    case closed
  }

  /// A poll in line.
  struct Parked: Sendable {
    var waiter: Waiter
    var deadline: Duration
    var workerInstanceKey: String
  }

  /// What is due at a deadline. Its serial tells several of one time apart.
  struct Deadline: Hashable, Comparable, Sendable {
    var at: Duration
    var serial: UInt64
    static func < (a: Deadline, b: Deadline) -> Bool { (a.at, a.serial) < (b.at, b.serial) }
  }

  enum Overdue: Sendable {
    case poll
    case query(UniqueID)
  }

  /// A task that waits out `StartOutcome.retry`.
  struct Postponed: Comparable, Sendable {
    var due: Duration
    var task: QueuedTask
    static func < (a: Postponed, b: Postponed) -> Bool { (a.due, a.task) < (b.due, b.task) }
  }

  let configuration: MatchingConfiguration
  var rules: QueueRules
  var phase = Phase.open
  var isSticky = false
  var backlog = Backlog()
  var postponed = Heap<Postponed>()
  /// The tasks in the backlog, postponed or in flight, so that an offer repeated meanwhile is told from a new one.
  var held: Set<QueuedTask.Key> = []
  /// Polls by ticket: the lowest waits the longest.
  var line = PriorityLine<UInt64, Parked>()
  /// Queries that no poll has taken, by serial.
  var queries = PriorityLine<UInt64, OpenQuery>()
  /// Of every parked poll and every open query, taken or not.
  var deadlines = PriorityLine<Deadline, Overdue>()
  var limiter = RateLimiter()
  /// When a task that the limiter holds back may go.
  var limitedUntil: Duration?
  /// When a limit last kept a task from a poll that waited.
  var lastHeldBack: Duration?
  var pollers = PollerBook()
  var advisor = PollerAdvisor()
  /// The last sign of life of a poller: a poll came, or ended by itself. A vanished one leaves none.
  var lastSeen: Duration?
  var lastUse: Duration
  private var sequence: UInt64 = 0

  init(configuration: MatchingConfiguration, rules: QueueRules = QueueRules(), at now: Moment) {
    self.configuration = configuration
    self.rules = rules
    lastUse = now.elapsed
    limiter.allow(rules.tasksPerSecond, at: now.elapsed)
  }

  /// When `advance` must be called next, as far as is known now.
  var nextWake: Duration? {
    [postponed.min?.due, deadlines.first?.at, line.isEmpty ? nil : limitedUntil].compactMap(\.self).min()
  }

  /// A poll is parked, or was seen within `window`.
  func hasPoller(within window: Duration, at now: Duration) -> Bool {
    !line.isEmpty || lastSeen.map { now - $0 < window } ?? false
  }

  // MARK: Tasks

  mutating func offer(_ task: MatchingTask, at now: Moment, into actions: inout Actions) -> OfferOutcome {
    guard phase == .open else { return .accepted }
    if task.isSticky {
      guard hasPoller(within: configuration.stickyPollerWindow, at: now.elapsed) else { return .stickyWorkerUnavailable }
      isSticky = true
    }
    sequence += 1
    let queued = QueuedTask(task, sequence: sequence)
    guard held.insert(queued.key).inserted else { return .accepted }
    lastUse = now.elapsed
    backlog.add(queued, at: now.elapsed)
    pump(at: now, into: &actions)
    return .accepted
  }

  /// A task in flight was started by its poller, which had waited for it. Says what to tell that poller's worker.
  mutating func settleStarted(_ task: QueuedTask, waited: Duration, at now: Moment) -> PollerAdvice {
    forget(task)
    backlog.countDispatched(task, at: now.elapsed)
    lastUse = now.elapsed
    return advise(waited: waited, at: now)
  }

  /// A task in flight turned out to be stale.
  mutating func settleGone(_ task: QueuedTask, at now: Moment, into actions: inout Actions) {
    limiter.refund()
    backlog.refund(task, at: now.elapsed)
    forget(task)
    pump(at: now, into: &actions)
  }

  /// A task in flight could not be started now.
  mutating func settleRetry(_ task: QueuedTask, at now: Moment, into actions: inout Actions) {
    limiter.refund()
    guard phase == .open else { return }
    backlog.refund(task, at: now.elapsed)
    postponed.insert(Postponed(due: now.elapsed + configuration.retryDelay, task: task))
    pump(at: now, into: &actions)
  }

  /// The poll of a task in flight is gone before anybody tried to start it: back to where it was, which is the front.
  mutating func giveBack(_ task: QueuedTask, at now: Moment, into actions: inout Actions) {
    limiter.refund()
    guard phase == .open else { return }
    backlog.restore(task, at: now.elapsed)
    pump(at: now, into: &actions)
  }

  mutating func forget(_ task: QueuedTask) {
    held.remove(task.key)
    if held.isEmpty, held.capacity > 4096 { held = [] }
  }

  // MARK: Polls

  /// Puts a poll in line, at the place its ticket gives it: a poll that got a stale task is parked again with the same
  /// ticket and deadline. It is handed what waits; past its deadline, nothing else.
  mutating func park(
    _ waiter: Waiter, ticket: UInt64, poller: PollerIdentity, deadline: Duration, at now: Moment, into actions: inout Actions
  ) {
    guard phase == .open else { return actions.append(.hand(.empty, to: waiter)) }
    seePoller(at: now)
    pollers.note(poller, at: now.wall)
    limiter.wish(poller.maxTasksPerSecond, at: now.elapsed)
    line.insert(ticket, Parked(waiter: waiter, deadline: deadline, workerInstanceKey: poller.workerInstanceKey))
    deadlines.insert(Deadline(at: deadline, serial: ticket), .poll)
    pump(at: now, into: &actions)
    if deadline <= now.elapsed, let waiter = leave(ticket: ticket) { actions.append(.hand(.empty, to: waiter)) }
  }

  /// Takes a poll out of line; nil when it is not there because it has been handed something already.
  mutating func leave(ticket: UInt64) -> Waiter? {
    guard let parked = line.remove(ticket) else { return nil }
    deadlines.remove(Deadline(at: parked.deadline, serial: ticket))
    return parked.waiter
  }

  /// Ends the polls of one worker empty.
  mutating func cancelPolls(ofWorker instanceKey: String, into actions: inout Actions) {
    for (ticket, parked) in line.entries where parked.workerInstanceKey == instanceKey {
      if let waiter = leave(ticket: ticket) { actions.append(.hand(.empty, to: waiter)) }
    }
  }

  private mutating func seePoller(at now: Moment) {
    lastSeen = now.elapsed
    lastUse = now.elapsed
  }

  // MARK: Time

  /// Does what is due.
  mutating func advance(at now: Moment, into actions: inout Actions) {
    while let first = postponed.min, first.due <= now.elapsed { backlog.insert(postponed.removeMin().task, at: now.elapsed) }
    pump(at: now, into: &actions)
    while let first = deadlines.first, first.at <= now.elapsed, let overdue = deadlines.popFirst() {
      switch overdue.value {
      case .poll:
        guard let parked = line.remove(first.serial) else { continue }
        seePoller(at: now)
        actions.append(.hand(.empty, to: parked.waiter))
      case .query(let id):
        let wasWaiting = queries.remove(first.serial) != nil
        let isServed = hasPoller(within: configuration.queryPollerWindow, at: now.elapsed)
        actions.append(.failQuery(id, wasWaiting && !isServed ? .noRecentPoller : .timedOut))
      }
    }
  }

  // MARK: Matching

  /// Pairs as long as there is something to pair: queries before tasks and not rate limited, tasks in the backlog's order, each with
  /// the poll that waits the longest.
  mutating func pump(at now: Moment, into actions: inout Actions) {
    limitedUntil = nil
    while !line.isEmpty {
      if let query = queries.popFirst() {
        hand(.query(query.value), at: now, into: &actions)
        continue
      }
      guard let task = backlog.next(at: now.elapsed) else {
        if !backlog.isEmpty { holdBack(until: backlog.nextRelease, at: now) }
        return
      }
      if task.expires <= now.wall {
        backlog.discard(task, at: now.elapsed)
        forget(task)
        continue
      }
      switch limiter.verdict(at: now.elapsed) {
      case .never: return holdBack(until: nil, at: now)
      case .later(let time): return holdBack(until: time, at: now)
      case .ready:
        limiter.take(at: now.elapsed)
        backlog.take(task, at: now.elapsed)
        hand(.task(task, isSticky: isSticky), at: now, into: &actions)
      }
    }
  }

  /// A limit keeps tasks from a poll that waits; without a time, until it is changed.
  private mutating func holdBack(until time: Duration?, at now: Moment) {
    limitedUntil = time
    lastHeldBack = now.elapsed
  }

  private mutating func hand(_ item: Handover, at now: Moment, into actions: inout Actions) {
    guard let (ticket, parked) = line.popFirst() else { return }
    deadlines.remove(Deadline(at: parked.deadline, serial: ticket))
    seePoller(at: now)
    actions.append(.hand(item, to: parked.waiter))
  }
}
