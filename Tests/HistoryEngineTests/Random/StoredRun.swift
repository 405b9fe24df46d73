import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// One run as a store keeps it, with what must hold of it after every commit.
struct StoredRun {
  private(set) var state: MutableState
  private(set) var history: [HistoryEvent] = []
  private(set) var tasks: [Run.TaskKey: TaskChange] = [:]
  private var record: [UInt8] = []
  private var items: [Run.ItemKey: [UInt8]] = [:]

  init(state: MutableState) { self.state = state }

  /// Takes over a transition as a commit does.
  mutating func keep(_ transition: Transition) throws {
    try require(state.isOpen || transition.isSoft || (transition.batch == nil && !transition.state.isOpen), "a closed run stays as it is")
    state = transition.state
    guard !transition.isSoft else { return }
    for event in transition.batch?.events ?? [] {
      try require(event.eventID == Int64(history.count + 1), "event ids are gapless")
      history.append(event)
    }
    try require(state.record.nextEventID == Int64(history.count + 1), "the record knows the history's end")
    record = transition.stateBytes
    for item in transition.items {
      switch item {
      case .upsert(let kind, let reference, let bytes): items[Run.ItemKey(kind: kind, reference: reference)] = bytes
      case .delete(let kind, let reference): items[Run.ItemKey(kind: kind, reference: reference)] = nil
      }
    }
    for task in transition.tasks {
      switch task {
      case .set(let kind, let reference, _, _): tasks[Run.TaskKey(kind: kind, reference: reference)] = task
      case .remove(let kind, let reference): tasks[Run.TaskKey(kind: kind, reference: reference)] = nil
      }
    }
    try checkTasks()
  }

  func due(_ kind: TaskKind, _ reference: Int64 = 0) -> WallTime? {
    guard case .set(_, _, let due, _)? = tasks[Run.TaskKey(kind: kind, reference: reference)] else { return nil }
    return due
  }

  private func checkTasks() throws {
    let errands = tasks.keys.filter { $0.kind == .crossExecution }.map(\.reference).sorted()
    try require(errands == state.errands(limit: .max).map(\.reference), "every errand has its row")
    guard state.isOpen else {
      return try require(
        tasks.keys.allSatisfy { $0.kind == .deletion || $0.kind == .callback || $0.reference < 0 },
        "a closed run has no task but its deletion, its callbacks and its last errands"
      )
    }
    try require(
      (due(.workflowTask) != nil) == (state.record.hasWorkflowTask && !state.isTaskSpeculative),
      "a workflow task is in its queue, unless it is speculative")
    for (id, activity) in state.activities where !state.isPaused {
      let waits = activity.startedTime == 0 && !activity.hasPause
      try require((due(.activityTask, id) != nil) == waits, "activity \(id) is in its queue while it waits for a worker")
    }
    let wakeUp = due(.wakeUp).map { state.time(at: $0) }
    try require(wakeUp?.nanoseconds ?? 0 == state.record.wakeUpDue, "the record knows when the run wakes up")
    let wakes = wakeUp ?? .distantFuture
    for timer in state.timers.values { try require(wakes.nanoseconds <= timer.fireTime, "the run wakes up for timer \(timer.timerID)") }
    for activity in state.activities.values where activity.startedTime != 0 && activity.startToCloseTimeout > 0 && !activity.hasPause {
      try require(wakes.nanoseconds <= activity.startedTime + activity.startToCloseTimeout, "the run wakes up for \(activity.activityID)")
    }
    let record = state.record
    for time in [record.runExpiration, record.firstTaskDue] where time != 0 {
      try require(wakes.nanoseconds <= time, "the run wakes up for its own times")
    }
  }

  /// Reads the run back as another process would, and checks that nothing but the running workflow task is lost.
  mutating func reload() throws {
    let stored = try MutableState(
      key: state.key, state: record, items: items.map { (kind: $0.key.kind, reference: $0.key.reference, bytes: $0.value) })
    var live = state.record
    if state.isTaskSpeculative { live.clearWorkflowTask() }
    // A speculative task that led to nothing has told which worker has the run cached; that alone is not stored.
    live.clearSticky()
    try require(stored.record.withoutSticky == live, "the stored record is the live one")
    try require(stored.acceptedUpdates == state.acceptedUpdates, "the stored accepted updates are the live ones")
    try require(stored.completedUpdates == state.completedUpdates, "the stored completed updates are the live ones")
    try require(stored.requests == state.requests, "the stored attached requests are the live ones")
    try require(stored.callbacks == state.callbacks, "the stored callbacks are the live ones")
    try require(stored.resetPoints == state.resetPoints, "the stored reset points are the live ones")
    try require(stored.activities == state.activities, "the stored activities are the live ones")
    try require(stored.timers == state.timers, "the stored timers are the live ones")
    try require(stored.children == state.children, "the stored children are the live ones")
    try require(stored.externalSignals == state.externalSignals, "the stored signals to others are the live ones")
    try require(stored.externalCancels == state.externalCancels, "the stored cancel requests to others are the live ones")
    try require(stored.errands(limit: .max) == state.errands(limit: .max), "the stored errands are the live ones")
    try require(stored.buffer == state.buffer, "the stored buffer is the live one")
    try require(stored.details == state.details, "the stored details are the live ones")
    try require(stored.signalRequestIDs == state.signalRequestIDs, "the stored request ids are the live ones")
    state = stored
  }
}

extension ExecutionRecord {
  fileprivate var withoutSticky: ExecutionRecord {
    var record = self
    record.clearSticky()
    return record
  }
}
