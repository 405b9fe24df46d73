import Model
import Synchronization

/// A parked poll: the one continuation that its queue holds. Unchecked, because the queue's value proves what the check
/// would: a waiter leaves the line exactly once, and only then is it resumed.
typealias PollWaiter = UnsafeContinuation<Handover, Never>

/// A queue in memory, behind its own lock.
final class QueueHandle: Sendable {
  struct State: Sendable {
    var queue: TaskQueue<PollWaiter>
    /// The earliest alarm that is set for the queue.
    var alarm: Duration?
  }

  let state: Mutex<State>

  init(_ queue: TaskQueue<PollWaiter>) { state = Mutex(State(queue: queue, alarm: nil)) }
}

/// The queues in memory. Runs the actions that their values decide on, outside every lock.
final class QueueRegistry: Sendable {
  typealias Actions = TaskQueue<PollWaiter>.Actions

  private struct State {
    var handles: [TaskQueueID: QueueHandle] = [:]
    /// Of queues in memory and others.
    var settings: [TaskQueueID: QueueSettings] = [:]
    var isClosed = false
  }

  let clock: ServiceClock
  let alarms = Alarms()
  private let configuration: MatchingConfiguration
  private let rules: @Sendable (TaskQueueID) -> QueueRules
  private let failQuery: @Sendable (UniqueID, QueryError) -> Void
  private let state = Mutex(State())

  init(
    configuration: MatchingConfiguration, rules: @escaping @Sendable (TaskQueueID) -> QueueRules, clock: ServiceClock,
    failQuery: @escaping @Sendable (UniqueID, QueryError) -> Void
  ) {
    self.configuration = configuration
    self.rules = rules
    self.clock = clock
    self.failQuery = failQuery
  }

  /// Runs `body` on the queue, loading it first.
  ///
  /// Never inlined: within an asynchronous caller its temporaries, whole queue values, would be part of every parked poll's
  /// frame (8 KiB a poll, measured).
  @inline(never)
  func with<Result: Sendable>(
    _ id: TaskQueueID, _ body: (inout TaskQueue<PollWaiter>, Moment, inout Actions) -> Result
  ) -> Result {
    var handle = handle(id, not: nil)
    while true {
      if let result = run(id, handle, body) { return result }
      handle = self.handle(id, not: handle)
    }
  }

  /// Runs `body` on the queue if it is in memory.
  @discardableResult
  @inline(never)
  func ifLoaded<Result: Sendable>(
    _ id: TaskQueueID, _ body: (inout TaskQueue<PollWaiter>, Moment, inout Actions) -> Result
  ) -> Result? {
    state.withLock { $0.handles[id] }.flatMap { run(id, $0, body) }
  }

  /// Sets what operators want of a queue, now and whenever it comes to memory again.
  func configure(_ id: TaskQueueID, _ settings: QueueSettings) {
    state.withLock { $0.settings[id] = settings == QueueSettings() ? nil : settings }
    ifLoaded(id) { queue, now, actions in queue.configure(settings, at: now, into: &actions) }
  }

  /// Asks again for the rules of every queue in memory.
  func refreshRules() {
    for (id, handle) in state.withLock({ $0.handles }) {
      let rules = rules(id)
      _ = run(id, handle) { queue, now, actions in queue.apply(rules, at: now, into: &actions) }
    }
  }

  /// Ends every wait at the namespace's queues and lets go of what they hold; they are unloaded when they have been idle.
  func forget(namespaceID: UniqueID) {
    let handles = state.withLock { state in
      state.settings = state.settings.filter { $0.key.namespaceID != namespaceID }
      return state.handles.filter { $0.key.namespaceID == namespaceID }
    }
    for (id, handle) in handles { _ = run(id, handle) { queue, _, actions in queue.retire(into: &actions).count } }
  }

  /// Advances every queue whose alarm has rung.
  func advance() {
    for alarm in alarms.due(at: clock.now.elapsed) {
      guard let handle = state.withLock({ $0.handles[alarm.queue] }) else { continue }
      handle.state.withLock { if $0.alarm == alarm.at { $0.alarm = nil } }
      _ = run(alarm.queue, handle) { queue, now, actions in queue.advance(at: now, into: &actions) }
    }
  }

  func sweep() {
    for (id, handle) in state.withLock({ $0.handles }) {
      let isIdle = run(id, handle) { queue, now, _ in queue.sweep(at: now) } ?? false
      guard isIdle else { continue }
      state.withLock { if $0.handles[id] === handle { $0.handles[id] = nil } }
    }
  }

  /// Closes every queue, now and those that come; repeating it does nothing.
  func close() {
    let handles = state.withLock { state in
      state.isClosed = true
      return state.handles
    }
    for (id, handle) in handles {
      _ = run(id, handle) { queue, _, actions in queue.close(into: &actions) }
    }
    alarms.stop()
  }

  var loadedQueues: [TaskQueueID] { state.withLock { Array($0.handles.keys) } }

  var loadedCount: Int { state.withLock { $0.handles.count } }

  private func handle(_ id: TaskQueueID, not stale: QueueHandle?) -> QueueHandle {
    state.withLock { state in
      if let handle = state.handles[id], handle !== stale { return handle }
      let now = clock.now
      var queue = TaskQueue<PollWaiter>(configuration: configuration, rules: rules(id), at: now)
      if let settings = state.settings[id] {
        // A queue without polls has nothing to do.
        var none: Actions = []
        queue.configure(settings, at: now, into: &none)
      }
      if state.isClosed { queue.phase = .closed }
      let handle = QueueHandle(queue)
      state.handles[id] = handle
      return handle
    }
  }

  /// Nil when the queue has been unloaded.
  private func run<Result: Sendable>(
    _ id: TaskQueueID, _ handle: QueueHandle, _ body: (inout TaskQueue<PollWaiter>, Moment, inout Actions) -> Result
  ) -> Result? {
    var actions: Actions = []
    var alarm: Duration?
    let result: Result? = handle.state.withLock { state in
      guard state.queue.phase != .unloaded else { return nil }
      let result = body(&state.queue, clock.now, &actions)
      if let wake = state.queue.nextWake, state.alarm.map({ wake < $0 }) ?? true {
        state.alarm = wake
        alarm = wake
      }
      return result
    }
    if let alarm { alarms.set(id, at: alarm) }
    for action in actions {
      switch action {
      case .hand(let item, let waiter): waiter.resume(returning: item)
      case .failQuery(let id, let error): failQuery(id, error)
      }
    }
    return result
  }
}
