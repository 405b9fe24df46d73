import Synchronization

extension MatchingService {
  /// Waits up to `timeout` for a task or a query of the queue; with none left or less, takes what is there.
  ///
  /// Polls are served in the order they came. Cancelling the calling task takes the poll out of the queue at once. The
  /// answer can come after `timeout` when a start that began before it took longer.
  public func poll(
    _ id: TaskQueueID, poller: PollerIdentity, timeout: Duration
  ) async -> PollOutcome<Starter.Started, QueryPayload> {
    let ticket = nextSerial()
    let deadline = registry.clock.now.elapsed + timeout
    guard !hasDeparted(poller) else { return .empty }
    while true {
      switch await wait(id, poller: poller, ticket: ticket, deadline: deadline) {
      case .empty: return .empty
      case .query(let query):
        if Task.isCancelled {
          registry.with(id) { $0.giveBack(query, at: $1, into: &$2) }
          return .empty
        }
        // Else the query ended meanwhile, and the poll keeps its place.
        if let payload = queries.payload(of: query.id) { return .query(QueryTask(id: query.id, payload: payload)) }
      case .task(let task, let isSticky):
        if Task.isCancelled {
          registry.with(id) { $0.giveBack(task, at: $1, into: &$2) }
          return .empty
        }
        switch await starter.recordStarted(task.task(in: id, isSticky: isSticky), poller: poller) {
        case .started(let started):
          registry.with(id) { queue, now, _ in queue.settleStarted(task, at: now) }
          return .task(started)
        case .gone: registry.with(id) { $0.settleGone(task, at: $1, into: &$2) }
        case .retry: registry.with(id) { $0.settleRetry(task, at: $1, into: &$2) }
        }
      }
    }
  }

  /// Parks the poll until its queue hands it something.
  private func wait(_ id: TaskQueueID, poller: PollerIdentity, ticket: UInt64, deadline: Duration) async -> Handover {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { waiter in
        registry.with(id) { $0.park(waiter, ticket: ticket, poller: poller, deadline: deadline, at: $1, into: &$2) }
        // A cancellation that came before the poll was in line found nothing to take out: look again now that it is.
        if Task.isCancelled { leave(id, ticket: ticket) }
      }
    } onCancel: {
      leave(id, ticket: ticket)
    }
  }

  private func leave(_ id: TaskQueueID, ticket: UInt64) {
    registry.ifLoaded(id) { queue, _, actions in
      if let waiter = queue.leave(ticket: ticket) { actions.append(.hand(.empty, to: waiter)) }
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

  private func hasDeparted(_ poller: PollerIdentity) -> Bool {
    !poller.workerInstanceKey.isEmpty && departed.withLock { $0[poller.workerInstanceKey] != nil }
  }
}
