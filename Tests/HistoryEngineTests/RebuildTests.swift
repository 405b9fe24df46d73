import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct RebuildTests {
  @Test("a history that is cut behind a started workflow task leaves that task running")
  func cutHistory() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer(), .activity()])
    try run.wait(.seconds(5))
    try run.respond(try run.poll())
    var replay = Replay(Run.key)
    try replay.apply(Array(run.history.prefix { $0.eventID <= 9 }), bytes: 10)
    #expect(run.history[8].eventType == .workflowTaskStarted)
    #expect(replay.startedEventID == 9)
    #expect(replay.state.record.workflowTask.scheduledEventID == 8)
    #expect(replay.state.record.historyBytes == 10)
    #expect(replay.state.timers.isEmpty)
    #expect(replay.state.activities.keys.map { $0 } == [6])
  }

  @Test("a timer's id that is used again while its end waits in the buffer names the new timer")
  func idUsedAgain() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer("t", .seconds(1))])
    try run.signal("s")
    let task = try run.poll()
    try run.wait(.seconds(1))
    try run.respond(task, [.timer("t", .seconds(60))])
    #expect(run.state.timers["t"]?.startedEventID != 5)
    try run.expectRebuildable()
  }

  @Test("a closed run keeps what was pending")
  func closed() throws {
    var run = try Run { $0.workflowRunTimeout = Duration.seconds(30).proto }
    try run.respond(try run.poll(), [.timer(), .activity(), .memo(["a": "1"])])
    try run.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    try run.expectRebuildable()
  }

  @Test("events that do not follow are refused")
  func gaps() throws {
    var run = try Run()
    try run.respond(try run.poll())
    var replay = Replay(Run.key)
    #expect(throws: ServiceError.self) { try replay.apply(Array(run.history.dropFirst())) }
    var other = Replay(Run.key)
    var unknown = run.history
    unknown[3].attributes = nil
    #expect(throws: ServiceError.self) { try other.apply(unknown) }
  }
}

extension Run {
  /// Checks that the run's history, followed by what waits in its buffer, makes the state that the run has.
  func expectRebuildable(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try rebuildProblems(state, history) == [], sourceLocation: sourceLocation)
  }
}

/// What is different in the state that a run's history, followed by what waits in its buffer, makes.
func rebuildProblems(_ state: MutableState, _ history: [HistoryEvent]) throws -> [String] {
  var replay = Replay(state.key)
  try replay.apply(history)
  var problems: [String] = []
  func expect<Part: Equatable>(_ what: String, _ rebuilt: Part, _ live: Part) {
    if rebuilt != live { problems.append("\(what): \(rebuilt) is not \(live)") }
  }
  expect("the next event's id", replay.state.record.nextEventID, state.record.nextEventID)
  try replay.apply(state.bufferedEvents)
  expect("the started workflow task", replay.startedEventID, 0)
  var determined = state.record.determined
  if state.isTaskSpeculative { determined.clearWorkflowTask() }
  expect("the record", replay.state.record.determined, determined)
  expect("activities", replay.state.activities.mapValues(\.determined), state.activities.mapValues(\.determined))
  expect("timers", replay.state.timers, state.timers)
  let buffered = state.bufferedEvents
  expect("children", replay.state.children, state.children.mapValues { $0.started(in: buffered) })
  expect("signals to others", replay.state.externalSignals, state.externalSignals)
  expect("cancel requests to others", replay.state.externalCancels, state.externalCancels)
  if state.isOpen { expect("errands", replay.state.errands(limit: .max), state.errands(limit: .max)) }
  expect("request ids of signals", replay.state.signalRequestIDs, state.signalRequestIDs)
  expect("skipped time", replay.state.timeSkipping, state.timeSkipping)
  expect("details", replay.state.details.determined, state.details.determined)
  expect("accepted updates", replay.state.acceptedUpdates, state.acceptedUpdates)
  expect("completed updates", replay.state.completedUpdates, state.completedUpdates)
  expect("reset points", replay.state.resetPoints.determined, state.resetPoints.determined)
  expect("callbacks", replay.state.callbacks.mapValues(\.callback), state.callbacks.mapValues(\.callback))
  expect("attached requests", replay.state.requests.mapValues(\.number), state.requests.mapValues(\.number))
  return problems
}

extension MutableState {
  /// The buffer as it will be written: what ends an activity or a child last.
  fileprivate var bufferedEvents: [HistoryEvent] {
    let waiting = buffer.map(\.event)
    func closes(_ event: HistoryEvent) -> Bool { event.closedActivityForTests != nil || event.closedChildForTests != nil }
    var events = waiting.filter { !closes($0) } + waiting.filter(closes)
    for index in events.indices { events[index].eventID = record.nextEventID + Int64(index) }
    return events
  }
}

extension HistoryEvent {
  /// The activity that the event ends.
  var closedActivityForTests: Int64? {
    switch attributes {
    case .activityTaskCompletedEventAttributes(let it): it.scheduledEventID
    case .activityTaskFailedEventAttributes(let it): it.scheduledEventID
    case .activityTaskTimedOutEventAttributes(let it): it.scheduledEventID
    case .activityTaskCanceledEventAttributes(let it): it.scheduledEventID
    default: nil
    }
  }
}

extension HistoryEvent {
  /// The child that the event ends.
  var closedChildForTests: Int64? {
    switch attributes {
    case .childWorkflowExecutionCompletedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionFailedEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionCanceledEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTimedOutEventAttributes(let it): it.initiatedEventID
    case .childWorkflowExecutionTerminatedEventAttributes(let it): it.initiatedEventID
    default: nil
    }
  }
}

extension ChildRecord {
  /// The child with the id that its started event will have when it leaves the buffer.
  fileprivate func started(in buffer: [HistoryEvent]) -> ChildRecord {
    guard let event = buffer.first(where: { $0.childWorkflowExecutionStartedEventAttributes.initiatedEventID == initiatedEventID }) else {
      return self
    }
    return .with {
      $0 = self
      $0.startedEventID = event.eventID
    }
  }
}

extension ExecutionRecord {
  /// What of the record follows from the history.
  fileprivate var determined: ExecutionRecord {
    var record = self
    record.nextEventID = 0
    record.startRequestID = ""
    record.cancelRequestID = ""
    record.historyBytes = 0
    record.transitionCount = 0
    record.nextBufferSequence = 0
    record.wakeUpDue = 0
    record.closeAttempted = false
    record.parentUntold = false
    record.childrenUnsettled = false
    record.problemCount = 0
    // A paused run that need not wait any longer for its first task does not get it yet, so that no event tells of it.
    if record.status == .paused { record.firstTaskDue = 0 }
    record.lastProblem = []
    record.clearSticky()
    if record.hasWorkflowTask && record.workflowTask.attempt > 1 {
      record.workflowTask = WorkflowTaskRecord.with { $0.attempt = 2 }
    }
    // A pause takes a repeated task back without an event.
    if record.status == .paused && record.workflowTask.attempt > 1 { record.clearWorkflowTask() }
    if record.hasWorkflowTask { record.workflowTask.originalScheduledTime = 0 }
    return record
  }
}

extension DetailsRecord {
  /// What of the details follows from the history.
  fileprivate var determined: DetailsRecord {
    var details = self
    details.searchAttributes.indexedFields["TemporalReportedProblems"] = nil
    return details
  }
}

extension ActivityRecord {
  /// What of the activity follows from the history.
  fileprivate var determined: ActivityRecord {
    var activity = self
    activity.attempt = 0
    activity.stamp = 0
    activity.attemptScheduledTime = 0
    activity.startedTime = 0
    activity.startRequestID = ""
    activity.startedIdentity = ""
    activity.lastHeartbeatTime = 0
    activity.clearHeartbeatDetails()
    activity.clearLastFailure()
    activity.lastWorkerIdentity = ""
    activity.lastAttemptCompleteTime = 0
    // What operators did is in no history.
    activity.clearPause()
    activity.reset = false
    activity.dropsHeartbeatDetails = false
    return activity
  }
}

extension WorkflowResetPoints {
  /// When a run that was continued is deleted depends on its namespace, not on its history.
  fileprivate var determined: WorkflowResetPoints {
    var points = self
    for index in points.points.indices { points.points[index].clearExpireTime() }
    return points
  }
}
