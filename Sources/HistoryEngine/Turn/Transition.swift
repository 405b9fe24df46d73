public import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

/// What a turn decided, ready to be committed: all of it or nothing.
public struct Transition: Sendable {
  /// The run afterwards; becomes true with the commit.
  @Shared public var state: MutableState
  /// Nothing needs to be written: only `state` is kept in memory. Such is the start of a workflow task.
  public var isSoft: Bool
  /// The record, encoded.
  public var stateBytes: [UInt8]
  public var items: [ItemChange]
  public var batch: EventBatch?
  /// By kind and reference: activities are offered in the order in which they were scheduled. Due by the server's clock.
  public var tasks: [TaskChange]
  /// The run that starts in the same commit when this one continues as new: none or one.
  public var newRun: [Transition]
  /// A speculative workflow task for a worker: it has no row.
  public var offer: TaskRecord?
  /// What happened to updates, in order, for those who wait for them.
  public var updateNews: [UpdateNews]
  /// Commit first, then answer the caller with this error: what it asked for was refused, and the refusal is in the history.
  public var refusal: ServiceError?
  /// Running attempts whose workers take commands and are to be told that they are cancelled. It is not durable: a worker that is not told
  /// learns of it with its next heartbeat.
  public var cancelledAttempts: [ActivityRecord] = []
  /// Activities that ran out of a time, whether or not they are tried again, for whoever counts them.
  public var timedOutActivities: [TimedOutActivity] = []
  /// What lists show otherwise from now on; nil: nothing.
  public var visibility: VisibilityChange?
}

extension Transition {
  /// What is kept of a turn in memory alone.
  fileprivate init(of turn: borrowing Turn) {
    _state = turn.$state
    isSoft = true
    (stateBytes, items, tasks, newRun) = ([], [], [], [])
    offer = turn.offer
    updateNews = turn.updateNews
    refusal = turn.refusal
  }
}

/// The events that one transition appends.
public struct EventBatch: Sendable {
  public var events: [HistoryEvent]
  /// `temporal.api.history.v1.History`, serialized.
  public var bytes: [UInt8]

  public var firstEventID: Int64 { events.first?.eventID ?? 0 }
  public var lastEventID: Int64 { events.last?.eventID ?? 0 }
}

extension Turn {
  /// Ends the turn. Throws INTERNAL only if a message cannot be encoded (a string that is not UTF-8 cannot reach this point).
  public consuming func finish() throws(ServiceError) -> Transition {
    let workflowID = state.key.workflowID
    do {
      return try encode()
    } catch {
      throw ServiceError(.internal, "the transition of workflow \(workflowID) cannot be encoded: \(error)")
    }
  }

  private consuming func encode() throws -> Transition {
    if isDurable && !hasScheduledSpeculativeTask { settleSpeculativeTask() }
    skipTime()
    var batch: EventBatch?
    if !events.isEmpty {
      let bytes = try events.serializedHistory()
      state.record.historyBytes += Int64(bytes.count)
      batch = EventBatch(events: events, bytes: bytes)
    }
    if isDurable { state.record.transitionCount += 1 }
    settleDeletion()
    putTasksOnServerClock()
    guard isDurable else { return Transition(of: self) }
    let items = try encodedItems()
    // From here on the state is shared, and a change would copy it.
    var transition = Transition(of: self)
    transition.isSoft = false
    transition.items = items
    transition.stateBytes = try state.storedRecord.serializedBytes()
    transition.batch = batch
    transition.tasks = tasks.sorted { $0.key < $1.key }.map(\.value)
    transition.newRun = newRun
    transition.cancelledAttempts = cancelledAttempts
    transition.timedOutActivities = timedOutActivities
    transition.visibility = visibilityChange
    return transition
  }

  private mutating func encodedItems() throws -> [ItemChange] {
    var changes: [ItemChange] = []
    func add(_ kind: ItemKind, _ reference: Int64, _ message: (any Message)?) throws {
      if let message {
        changes.append(.upsert(kind: kind.rawValue, reference: reference, bytes: try message.serializedBytes()))
      } else {
        changes.append(.delete(kind: kind.rawValue, reference: reference))
      }
    }
    for id in dirty.activities { try add(.activity, id, state.activities[id]) }
    for id in dirty.timers {
      if let timer = state.timers[id] { try add(.timer, timer.startedEventID, timer) }
    }
    for reference in dirty.removedTimers { try add(.timer, reference, nil) }
    for id in dirty.children { try add(.child, id, state.children[id]) }
    for id in dirty.externalSignals { try add(.externalSignal, id, state.externalSignals[id]) }
    for id in dirty.externalCancels { try add(.externalCancel, id, state.externalCancels[id]) }
    for item in state.buffer where dirty.buffered.contains(item.sequence) { try add(.bufferedEvent, item.sequence, item.event) }
    for sequence in dirty.unbuffered { try add(.bufferedEvent, sequence, nil) }
    for entry in dirty.signalRequestIDs {
      changes.append(.upsert(kind: ItemKind.signalRequestID.rawValue, reference: entry.reference, bytes: Array(entry.id.utf8)))
    }
    if dirty.details { try add(.details, 0, state.details) }
    for (reference, update) in dirty.updates { try add(.update, reference, update) }
    for update in state.pendingUpdates where dirty.admittedUpdates.contains(update.admittedEventID) {
      try add(.admittedUpdate, update.admittedEventID, update.record)
    }
    for reference in dirty.removedAdmittedUpdates { try add(.admittedUpdate, reference, nil) }
    if dirty.resetPoints { try add(.resetPoints, 0, state.resetPoints) }
    if dirty.timeSkipping { try add(.timeSkipping, 0, state.timeSkipping) }
    for id in dirty.requests {
      if let request = state.requests[id] { try add(.request, request.number, request) }
    }
    for number in dirty.callbacks { try add(.callback, number, state.callbacks[number]) }
    if dirty.standalone, let standalone = state.standalone { try add(.standaloneActivity, 0, standalone) }
    if dirty.standaloneEnd { try add(.standaloneActivity, 1, state.standaloneEnd) }
    if dirty.batch { try add(.batch, 0, state.batch) }
    if dirty.batchProgress { try add(.batchProgress, 0, state.batchProgress) }
    changes += try encodedSchedule()
    return changes
  }
}
