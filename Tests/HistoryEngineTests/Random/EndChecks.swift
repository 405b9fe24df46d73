import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension RandomPlayer {
  /// What must hold of every run, whatever happened.
  func checkEnd() throws {
    var ended = world
    try ended.crash()
    for (id, run) in world.runs {
      try run.checkSignals(acknowledged: signals[id] ?? [])
      try run.checkActivities()
      try run.checkOthers()
      try run.checkUpdates()
      try run.checkClose()
      let problems = try rebuildProblems(run.state, run.history)
      try require(problems.isEmpty, "rebuilt from its history a run is the same: \(problems)")
    }
  }
}

extension StoredRun {
  private var everything: [HistoryEvent] { history + state.buffer.map(\.event) }

  fileprivate func checkSignals(acknowledged: [String]) throws {
    let found = everything.filter { $0.eventType == .workflowExecutionSignaled }.map(\.workflowExecutionSignaledEventAttributes.signalName)
    try require(found.sorted() == acknowledged.sorted(), "every acknowledged signal is there once: \(acknowledged) are \(found)")
  }

  fileprivate func checkActivities() throws {
    var open: Set<Int64> = []
    for event in everything {
      if event.eventType == .activityTaskScheduled { open.insert(event.eventID) }
      if let closed = event.closedActivityForTests {
        try require(open.remove(closed) != nil, "activity \(closed) ends once, after it was scheduled")
      }
    }
    try require(open == Set(state.activities.keys), "an activity that has not ended is pending")
  }

  /// Every child and every request to others comes to one end at most, and is pending until then.
  fileprivate func checkOthers() throws {
    var open: Set<Int64> = []
    for event in everything {
      switch event.attributes {
      case .startChildWorkflowExecutionInitiatedEventAttributes, .signalExternalWorkflowExecutionInitiatedEventAttributes,
        .requestCancelExternalWorkflowExecutionInitiatedEventAttributes:
        open.insert(event.eventID)
      default:
        guard let ended = event.closedChildForTests ?? event.endedRequest else { continue }
        try require(open.remove(ended) != nil, "what was begun with event \(ended) ends once")
      }
    }
    let pending = Set(state.children.keys).union(state.externalSignals.keys).union(state.externalCancels.keys)
    try require(open == pending, "a child or request that has not ended is pending")
  }

  fileprivate func checkUpdates() throws {
    let accepted = history.filter { $0.eventType == .workflowExecutionUpdateAccepted }
      .map(\.workflowExecutionUpdateAcceptedEventAttributes.protocolInstanceID)
    let completed = history.filter { $0.eventType == .workflowExecutionUpdateCompleted }
      .map(\.workflowExecutionUpdateCompletedEventAttributes.meta.updateID)
    let areUnique = Set(accepted).count == accepted.count && Set(completed).count == completed.count
    try require(areUnique, "an update is accepted and completed once")
    try require(Set(state.completedUpdates.keys) == Set(completed), "a completed update is remembered")
    try require(Set(state.acceptedUpdates.keys) == Set(accepted).subtracting(completed), "an accepted update waits for its completion")
    if state.isOpen && !state.isPaused && state.pendingUpdates.contains(where: { !$0.isSent }) {
      try require(state.record.hasWorkflowTask, "an update that waits has a workflow task to go with")
    }
  }

  fileprivate func checkClose() throws {
    let closing: Set<EventType> = [
      .workflowExecutionCompleted, .workflowExecutionFailed, .workflowExecutionTimedOut, .workflowExecutionCanceled,
      .workflowExecutionTerminated, .workflowExecutionContinuedAsNew,
    ]
    let ends = history.filter { closing.contains($0.eventType) }
    try require(ends.count == (state.isOpen ? 0 : 1), "a run closes once")
    if let end = ends.first { try require(end.eventID == history.last?.eventID, "nothing follows the close") }
    try require(state.isOpen || state.buffer.isEmpty, "nothing waits in a closed run")
    if state.isOpen && !state.isPaused && !state.record.hasWorkflowTask {
      try require(state.buffer.isEmpty, "nothing waits when no workflow task runs")
    }
  }
}

extension HistoryEvent {
  /// The request to another workflow that the event answers.
  fileprivate var endedRequest: Int64? {
    switch attributes {
    case .startChildWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .signalExternalWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .externalWorkflowExecutionSignaledEventAttributes(let it): it.initiatedEventID
    case .requestCancelExternalWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .externalWorkflowExecutionCancelRequestedEventAttributes(let it): it.initiatedEventID
    default: nil
    }
  }
}
