import Synchronization

extension MatchingService {
  /// Waits for a task or a query of a queue: `wait(_:)` of what `poll(_:as:timeout:)` makes.
  public func poll(
    _ id: TaskQueueID, poller: PollerIdentity, timeout: Duration
  ) async -> PollOutcome<Starter.Started, QueryPayload> {
    await wait(poll(id, as: poller, timeout: timeout))
  }

  /// A poll with its place in line, up to `timeout`, and no longer than the queue's rules allow; with none left or less, it takes what is
  /// there. Nil when its worker has shut down.
  public func poll(_ id: TaskQueueID, as poller: PollerIdentity, timeout: Duration) -> PollCall? {
    let key = poller.workerInstanceKey
    guard key.isEmpty || departed.withLock({ $0[key] == nil }) else { return nil }
    let now = registry.clock.now.elapsed
    return PollCall(queue: id, poller: poller, ticket: nextSerial(), began: now, deadline: now + timeout)
  }

  /// Waits for a task or a query of the poll's queue; without a poll there is none.
  ///
  /// Polls are served in the order they came. Cancelling the calling task takes the poll out of the queue at once. The
  /// answer can come after the poll's time when a start that began before it took longer.
  public func wait(_ call: PollCall?) async -> PollOutcome<Starter.Started, QueryPayload> {
    guard let call else { return .empty }
    while true {
      let item = await registry.wait(call)
      if case .empty = item { return .empty }
      if let outcome = await deliver(item, to: call) { return outcome }
    }
  }

  /// Turns what the queue handed over into the poll's answer; nil when it came to nothing and the poll keeps its place.
  ///
  /// Never inlined: what it needs would be part of every parked poll's frame.
  @inline(never)
  private func deliver(_ item: Handover, to call: PollCall) async -> PollOutcome<Starter.Started, QueryPayload>? {
    let id = call.queue
    guard !Task.isCancelled else {
      giveBack(item, to: id)
      return .empty
    }
    switch item {
    case .empty: return .empty
    case .query(let query):
      // The query may have ended meanwhile.
      guard let payload = queries.payload(of: query.id) else { return nil }
      let advice = registry.with(id) { queue, now, _ in queue.advise(waited: now.elapsed - call.began, at: now) }
      return .query(QueryTask(id: query.id, payload: payload), advice)
    case .task(let task, let isSticky):
      switch await starter.recordStarted(task.task(in: id, isSticky: isSticky), poller: call.poller) {
      case .started(let started):
        let advice = registry.with(id) { queue, now, _ in queue.settleStarted(task, waited: now.elapsed - call.began, at: now) }
        return .task(started, advice)
      case .gone: registry.with(id) { $0.settleGone(task, at: $1, into: &$2) }
      case .retry: registry.with(id) { $0.settleRetry(task, at: $1, into: &$2) }
      }
      return nil
    }
  }

  private func giveBack(_ item: Handover, to id: TaskQueueID) {
    registry.with(id) { queue, now, actions in
      switch item {
      case .empty: break
      case .query(let query): queue.giveBack(query, at: now, into: &actions)
      case .task(let task, _): queue.giveBack(task, at: now, into: &actions)
      }
    }
  }

  // MARK: Worker shutdown

  /// A worker has shut down (`ShutdownWorker`): its parked polls on `queues` end empty, and so do polls of its instance
  /// that arrive late. With a sticky queue named, that queue counts as not served until somebody polls it again.
  ///
  /// - Parameter instanceKey: The worker's `worker_instance_key`; when empty only the sticky queue is dealt with.
  /// - Returns: The tasks that waited on the sticky queue. They are no longer held: the caller offers them to their normal
  ///   queues.
  public func cancelPolls(ofWorker instanceKey: String, queues: [TaskQueueID], stickyQueue: TaskQueueID?) -> [MatchingTask] {
    if !instanceKey.isEmpty {
      let until = registry.clock.now.elapsed + configuration.pollerMemory
      departed.withLock { $0[instanceKey] = until }
      for id in queues {
        registry.ifLoaded(id) { queue, _, actions in queue.cancelPolls(ofWorker: instanceKey, into: &actions) }
      }
    }
    guard let stickyQueue else { return [] }
    let stranded = registry.ifLoaded(stickyQueue) { queue, _, actions in queue.retire(into: &actions) } ?? []
    return stranded.map { $0.task(in: stickyQueue, isSticky: true) }
  }
}
