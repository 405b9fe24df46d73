public import HistoryRecords
public import Model
import Schedules

// What the stored parts of a run say of each other, beyond what decoding them checks. For auditors: the server itself trusts its store.
extension MutableState {
  /// What is pending in the state although the run's whole history says otherwise, and the other way round; empty: nothing.
  ///
  /// Events that wait in the buffer are not in the history, so a run that has some is compared by its length alone.
  public func contradictions(to replay: Replay) -> [String] {
    var found: [String] = []
    let (rebuilt, next) = (replay.state, replay.state.record.nextEventID)
    if next != record.nextEventID {
      found.append("the history ends before event \(next), and the state says before event \(record.nextEventID)")
    }
    if rebuilt.isOpen != isOpen {
      found.append("the history says that the run is \(rebuilt.standing), and the state that it is \(standing)")
    }
    guard buffer.isEmpty else { return found }
    func compare<ID: Hashable & Comparable>(_ what: String, _ history: some Sequence<ID>, _ state: some Sequence<ID>) {
      let (history, state) = (Set(history), Set(state))
      guard history != state else { return }
      let only = [(history.subtracting(state), "history"), (state.subtracting(history), "state")].filter { !$0.0.isEmpty }
      found.append("pending only in the " + only.map { "\($0.1): \(what) \($0.0.sorted())" }.joined(separator: "; in the "))
    }
    compare("activities", rebuilt.activities.keys, activities.keys)
    compare("timers", rebuilt.timers.keys, timers.keys)
    compare("children", rebuilt.children.keys, children.keys)
    compare("signals to others", rebuilt.externalSignals.keys, externalSignals.keys)
    compare("cancel requests to others", rebuilt.externalCancels.keys, externalCancels.keys)
    compare("accepted updates", rebuilt.acceptedUpdates.keys, acceptedUpdates.keys)
    compare("completed updates", rebuilt.completedUpdates.keys, completedUpdates.keys)
    return found
  }

  /// What an execution without a history is made of and is not there; nil: it is there, or the execution is a workflow.
  public var missingPart: String? {
    if key.workflow.isWorkflow { return nil }
    if key.workflow.isStandaloneActivity { return standalone == nil ? "activity" : nil }
    if key.workflow.isSchedule { return schedule == nil ? "schedule" : nil }
    return isBatchJob && batch.hasRequest ? nil : "batch job"
  }

  private var standing: String { isOpen ? "open" : "closed" }

  /// What is wrong with the rows that the run has in its queues: work that is there and in no queue would never be done; empty: nothing.
  ///
  /// A row of work that is gone is no contradiction: whoever comes for it is told that it is stale.
  public func contradictions(toTasks tasks: [(kind: UInt8, reference: Int64, due: WallTime)]) -> [String] {
    var found: [String] = []
    func has(_ kind: TaskKind, _ reference: Int64 = 0) -> Bool {
      tasks.contains { $0.kind == kind.rawValue && $0.reference == reference }
    }
    for errand in openErrands.sorted() where !has(.crossExecution, errand) {
      found.append("errand \(errand) is owed and in no queue")
    }
    guard isOpen else {
      if !has(.deletion) { found.append("the run is closed and its deletion is in no queue") }
      return found
    }
    if let next = nextDeadline, next < .distantFuture {
      let wakeUp = tasks.first { $0.kind == TaskKind.wakeUp.rawValue }
      if wakeUp.map({ $0.due > next }) ?? true { found.append("the run is due at \(next.nanoseconds) and nothing wakes it then") }
    }
    if schedule?.nextWakeUp != nil && !has(.wakeUp) { found.append("the schedule has something to do and nothing wakes it") }
    if isBatchJob && !has(.batch) { found.append("the batch job is in no queue") }
    guard !isPaused else { return found }
    if record.hasWorkflowTask && !has(.workflowTask) { found.append("a workflow task is pending and in no queue") }
    for (reference, activity) in activities where !activity.isStarted && !activity.hasPause && !has(.activityTask, reference) {
      found.append("activity \(reference) waits for a worker and is in no queue")
    }
    return found
  }
}

extension Turn {
  /// Puts everything that the run waits for into its queue again, because rows were lost. What is still in its queue stays there.
  public mutating func queueAgain() {
    isDurable = true
    for errand in state.openErrands { send(errand) }
    guard state.isOpen else { return set(.deletion, due: now + rules.retention) }
    state.record.wakeUpDue = 0
    wakeUp(by: state.schedule?.nextWakeUp ?? state.findNextDeadline())
    if state.isBatchJob { set(.batch, due: now) }
    if state.record.hasWorkflowTask && state.startedTask == nil && !state.isPaused { queueWorkflowTask() }
    for activity in state.activities.values where !activity.isStarted && !activity.hasPause {
      queueActivity(activity, due: max(now, WallTime(nanoseconds: activity.attemptScheduledTime)))
    }
  }

  /// Takes over what the history says of the run's memo, search attributes and user metadata, because what was kept of them was lost.
  public mutating func restore(_ details: DetailsRecord) {
    isDurable = true
    state.details = details
    dirty.details = true
  }
}
