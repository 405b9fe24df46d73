import Model

/// A poll on its way: one object, so that the frames of a parked poll hold a pointer instead of copies.
public final class PollCall: Sendable {
  let queue: TaskQueueID
  let poller: PollerIdentity
  /// Its place in line, kept while it is handed stale tasks.
  let ticket: UInt64
  let began: Duration
  let deadline: Duration

  init(queue: TaskQueueID, poller: PollerIdentity, ticket: UInt64, began: Duration, deadline: Duration) {
    self.queue = queue
    self.poller = poller
    self.ticket = ticket
    self.began = began
    self.deadline = deadline
  }
}

extension QueueRegistry {
  /// Parks a poll until its queue hands it something, or its task is cancelled.
  func wait(_ call: PollCall) async -> Handover {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { waiter in park(waiter, call) }
    } onCancel: {
      leave(call)
    }
  }

  private func park(_ waiter: PollWaiter, _ call: PollCall) {
    with(call.queue) { queue, now, actions in
      let deadline = min(call.deadline, call.began + queue.rules.longestPoll)
      queue.park(waiter, ticket: call.ticket, poller: call.poller, deadline: deadline, at: now, into: &actions)
    }
    // A cancellation that came before the poll was in line found nothing to take out: look again now that it is.
    if Task.isCancelled { leave(call) }
  }

  private func leave(_ call: PollCall) {
    ifLoaded(call.queue) { queue, _, actions in
      if let waiter = queue.leave(ticket: call.ticket) { actions.append(.hand(.empty, to: waiter)) }
    }
  }
}
