import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

/// Random sequences of client calls, worker answers, passing time and crashes against one run. Whatever happens, the invariants hold.
///
/// `SEED=n` replays one sequence, `SEQUENCES=n` runs more of them.
@Suite struct RandomRunTests {
  @Test("whatever happens to a run, its history is gapless, its signals are there once and its activities end once")
  func invariants() throws {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap(UInt64.init) { return try RandomRun.play(seed: seed) }
    for seed in 0..<(environment["SEQUENCES"].flatMap(UInt64.init) ?? 300) {
      do {
        try RandomRun.play(seed: seed)
      } catch {
        Issue.record("SEED=\(seed) fails: \(error)")
      }
    }
  }
}

/// A run at the mercy of a random number generator, with the little that its world must remember.
private struct RandomRun {
  var random: SplitMix
  var run: Run
  var polled: WorkflowTaskStart?
  var attempts: [ActivityStart] = []
  var acknowledgedSignals: [String] = []
  var names = 0

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    var rules = Rules.standard
    rules.maximumBufferedEvents = 6
    run = try Run({ $0.workflowExecutionTimeout = Duration.seconds(3600).proto }, rules: rules)
  }

  static func play(seed: UInt64) throws {
    var random = try RandomRun(seed: seed)
    try random.play()
  }

  private mutating func play() throws {
    for number in 0..<60 where run.state.isOpen {
      try step()
      if number % 10 == 0 { try run.expectRebuildable() }
    }
    try run.expectRebuildable()
    try checkEnd()
  }

  private mutating func step() throws {
    switch random.next() % 22 {
    case 16, 17: try runErrands()
    case 18, 19: try endChild()
    case 20, 21: try update()
    case 0, 1: try signal()
    case 2: try run.wait(.milliseconds(Int64(random.next() % 8000)))
    case 3, 4, 5: if polled == nil, run.state.record.hasWorkflowTask, !run.state.isPaused { polled = try run.poll() }
    case 6, 7, 8: try answerTask()
    case 9, 10: try startAttempt()
    case 11, 12: try answerAttempt()
    case 13: try timeOutTask()
    case 20: try togglePause()
    case 21: try attach()
    case 14: if random.next() % 4 == 0 { try crash() }
    default:
      if random.next() % 12 == 0 {
        try run.turn { try $0.terminate(reason: "random", details: nil, identity: "random") }
      } else {
        try run.turn { try $0.requestCancel(.init()) }
      }
    }
  }

  private mutating func togglePause() throws {
    guard random.next() % 3 == 0 || run.state.isPaused else { return }
    if run.state.isPaused { try run.turn { try $0.unpause(.init()) } } else { try run.turn { try $0.pause(.init()) } }
    if run.state.startedTask == nil { polled = nil }
  }

  private mutating func attach() throws {
    names += 1
    let request = StartWorkflowExecutionRequest.with { [names] in
      $0.requestID = "r\(names)"
      $0.onConflictOptions.attachRequestID = names % 2 == 0
      $0.onConflictOptions.attachCompletionCallbacks = names % 2 == 0
      $0.completionCallbacks = [.with { $0.nexus.url = "http://r\(names)" }]
    }
    try run.turn { try $0.attach(request) }
    if run.state.startedTask == nil { polled = nil }
  }

  private mutating func signal() throws {
    names += 1
    let name = "s\(names)"
    do {
      try run.signal(name, requestID: name)
      acknowledgedSignals.append(name)
      if random.next() % 4 == 0 { try run.signal(name, requestID: name) }
    } catch let error as ServiceError where error.code == .resourceExhausted {
      // The run is closing: refused, and so in no history.
    }
    if run.state.startedTask == nil { polled = nil }
  }

  private mutating func update() throws {
    names += 1
    do {
      try run.update("u\(names)")
    } catch let error as ServiceError where [.resourceExhausted, .failedPrecondition].contains(error.code) {
      // Too many are in flight, the run is closing, or its task keeps failing.
    }
  }

  /// What the worker says of the updates that the task brings, and of one that it has accepted before.
  private mutating func messages(for task: WorkflowTaskStart) -> [ProtocolMessage] {
    var messages: [ProtocolMessage] = []
    for request in task.messages {
      switch random.next() % 5 {
      case 0: messages.append(.reject(request))
      case 1: messages.append(.accept(request))
      case 2: break
      default: messages += [.accept(request), .complete(request.protocolInstanceID)]
      }
    }
    if random.next() % 2 == 0, let id = run.state.acceptedUpdates.keys.sorted().first { messages.append(.complete(id)) }
    return messages
  }

  private mutating func answerTask() throws {
    guard let task = polled else { return }
    polled = nil
    if random.next() % 8 == 0 { return try refusableFailure { try $0.fail(task) } }
    let commands = (0..<random.next() % 4).map { _ in command() }
    let closes = random.next() % 10 == 0
    let returnsNew = random.next() % 2 == 0
    let isSticky = random.next() % 2 == 0
    let messages = messages(for: task)
    let forgets = random.next() % 2 == 0
    try refusable { run in
      let completion = try run.answer(task, messages, commands + (closes ? [.complete] : [])) {
        $0.capabilities.discardSpeculativeWorkflowTaskWithEvents = forgets
        $0.returnNewWorkflowTask = returnsNew
        if isSticky { $0.stickyAttributes = .sticky }
      }
      return (completion.newTask, completion.eagerActivities)
    }
  }

  private mutating func refusableFailure(_ answer: (inout Run) throws -> Void) throws {
    try refusable { run in
      try answer(&run)
      return (nil, [])
    }
  }

  /// A worker's answer may be refused: it is late, or asks for the impossible. Nothing else may go wrong.
  private mutating func refusable(_ answer: (inout Run) throws -> (WorkflowTaskStart?, [ActivityStart])) throws {
    do {
      let (next, eager) = try answer(&run)
      polled = next
      attempts += eager
    } catch let error as ServiceError where [.notFound, .invalidArgument, .failedPrecondition].contains(error.code) {
      polled = nil
      if run.state.startedTask != nil { try timeOutTask() }
    }
  }

  private mutating func command() -> Command {
    names += 1
    return switch random.next() % 14 {
    case 9, 10: .child("c\(names)")
    case 11: .signalExternal("other\(names)")
    case 12: .cancelExternal("other\(names)")
    case 0: .timer("t\(names)", .milliseconds(Int64(random.next() % 5000)))
    case 1: run.state.timers.keys.sorted().first.map { .cancelTimer($0) } ?? .marker()
    case 2: run.state.activities.keys.sorted().first.map { .cancelActivity($0) } ?? .marker()
    case 3: .marker()
    case 4: .memo(["m\(names % 3)": names % 4 == 0 ? nil : "\(names)"])
    case 5: run.state.timers.keys.sorted().last.map { .timer($0, .milliseconds(10)) } ?? .marker()
    default:
      .activity("a\(names)") { [choice = random.next()] in
        $0.requestEagerExecution = choice % 3 == 0
        $0.retryPolicy.maximumAttempts = Int32(choice % 4)
        if choice % 5 == 0 { $0.heartbeatTimeout = Duration.seconds(2).proto }
        if choice % 7 == 0 { $0.scheduleToCloseTimeout = Duration.seconds(8).proto }
      }
    }
  }

  /// Does some of what the run owes others, well or in vain, and sometimes twice.
  private mutating func runErrands() throws {
    let errands = run.state.errands(limit: Int(random.next() % 4))
    let outcomes = errands.compactMap { errand -> ErrandOutcome? in
      let fails = random.next() % 4 == 0
      guard errand.reference > 0 else { return errand == .settleChildren ? .childrenSettled : nil }
      let event = run.history[Int(errand.reference) - 1]
      switch errand {
      case .startChild where fails: return .childStartFailed(event, .workflowAlreadyExists)
      case .startChild: return .childStarted(event, runID: UniqueID(high: 5, low: UInt64(errand.reference)))
      case .signalExternal: return .signaled(event, fails ? .externalWorkflowExecutionNotFound : nil)
      default: return .cancelRequested(event, fails ? .externalWorkflowExecutionNotFound : nil)
      }
    }
    for _ in 0...random.next() % 2 { try run.turn { $0.record(outcomes) } }
    if run.state.startedTask == nil { polled = nil }
  }

  private mutating func endChild() throws {
    guard let child = run.state.children.values.min(by: { $0.initiatedEventID < $1.initiatedEventID }) else { return }
    let end = Run.end(of: child, .completed)
    for _ in 0...random.next() % 2 { try run.turn { _ = $0.recordChildEnds([end]) } }
    if run.state.startedTask == nil { polled = nil }
  }

  /// An operator holds activities back, releases them or begins them anew.
  private mutating func operate() throws {
    let (choice, flag) = (random.next() % 4, random.next() % 2 == 0)
    let jitter = Jitter(limit: .milliseconds(Int64(random.next() % 3000)), seed: random.next())
    try run.turn { turn in
      switch choice {
      case 0: try turn.pauseActivities(.all, ActivityPause(identity: "o", reason: "random", requestID: ""))
      case 1: try turn.resetActivities(.all, ActivityReset(resetsHeartbeat: flag, keepsPaused: flag, jitter: jitter), originals: [:])
      default: try turn.unpauseActivities(.all, ActivityUnpause(resetsAttempts: flag, resetsHeartbeat: flag, jitter: jitter))
      }
    }
  }

  private mutating func startAttempt() throws {
    guard let id = run.state.activities.keys.sorted().first(where: { run.state.activities[$0]?.startedTime == 0 }) else { return }
    guard let due = run.due(.activityTask, id), due <= run.now else { return }
    do {
      attempts.append(try run.startActivity(id, requestID: "r\(names)-\(random.next())"))
    } catch let error as ServiceError where error.code == .notFound {
      // Its queue time passed before its deadline was met.
    }
  }

  private mutating func answerAttempt() throws {
    guard !attempts.isEmpty else { return }
    let attempt = attempts.remove(at: Int(random.next() % UInt64(attempts.count)))
    let token = Run.token(attempt)
    let choice = random.next() % 4
    do {
      switch choice {
      case 0: try run.turn { try $0.failActivity(.token(token), .with { $0.failure = .application() }) }
      case 1: try run.turn { _ = try $0.heartbeat(.token(token), details: .text("d"), identity: "w") }
      case 2: try run.turn { try $0.cancelActivity(.token(token), details: nil, identity: "w") }
      default: try run.turn { try $0.completeActivity(.token(token), result: nil, identity: "w") }
      }
      if choice == 1 { attempts.append(attempt) }
    } catch let error as ServiceError where [.notFound, .invalidArgument].contains(error.code) {
      if error.code == .invalidArgument { attempts.append(attempt) }
    }
    if run.state.startedTask == nil { polled = nil }
  }

  private mutating func timeOutTask() throws {
    let task = run.state.record.workflowTask
    guard run.state.record.hasWorkflowTask else { return }
    let kind: WorkflowTaskTimeout = run.state.startedTask == nil ? .scheduleToStart : .startToClose
    guard kind == .startToClose || run.state.record.hasSticky || run.state.isTaskSpeculative else { return }
    try run.turn { _ = $0.timeOutWorkflowTask(scheduledEventID: task.scheduledEventID, attempt: task.attempt, kind: kind) }
    polled = nil
  }

  private mutating func crash() throws {
    try run.crash()
    polled = nil
  }

  private func checkEnd() throws {
    let signals = (run.history + run.state.buffer.map(\.event)).filter { $0.eventType == .workflowExecutionSignaled }
      .map(\.workflowExecutionSignaledEventAttributes.signalName)
    #expect(Set(signals).count == signals.count, "no signal is there twice")
    #expect(Set(acknowledgedSignals).subtracting(signals).isEmpty, "every acknowledged signal is there")
    var open: Set<Int64> = []
    for event in run.history + run.state.buffer.map(\.event) {
      if event.eventType == .activityTaskScheduled { open.insert(event.eventID) }
      if let closed = event.closedActivityForTests { #expect(open.remove(closed) != nil, "an activity ends once, after it was scheduled") }
    }
    #expect(open == Set(run.state.activities.keys), "an activity that has not ended is pending")
    try checkOthers()
    checkUpdates()
    let closing = run.history.count {
      [.workflowExecutionCompleted, .workflowExecutionTerminated, .workflowExecutionTimedOut].contains($0.eventType)
    }
    #expect(closing == (run.state.isOpen ? 0 : 1))
    if run.state.isOpen && run.state.startedTask == nil && !run.state.record.hasWorkflowTask {
      #expect(run.state.buffer.isEmpty, "nothing waits when no workflow task runs")
    }
  }
}

extension RandomRun {
  /// Every child and every request to others comes to one end at most, and is pending until then.
  private func checkOthers() throws {
    var open: Set<Int64> = []
    for event in run.history + run.state.buffer.map(\.event) {
      switch event.attributes {
      case .startChildWorkflowExecutionInitiatedEventAttributes, .signalExternalWorkflowExecutionInitiatedEventAttributes,
        .requestCancelExternalWorkflowExecutionInitiatedEventAttributes:
        open.insert(event.eventID)
      case .startChildWorkflowExecutionFailedEventAttributes(let it): #expect(open.remove(it.initiatedEventID) != nil)
      case .signalExternalWorkflowExecutionFailedEventAttributes(let it): #expect(open.remove(it.initiatedEventID) != nil)
      case .externalWorkflowExecutionSignaledEventAttributes(let it): #expect(open.remove(it.initiatedEventID) != nil)
      case .requestCancelExternalWorkflowExecutionFailedEventAttributes(let it): #expect(open.remove(it.initiatedEventID) != nil)
      case .externalWorkflowExecutionCancelRequestedEventAttributes(let it): #expect(open.remove(it.initiatedEventID) != nil)
      default:
        if let child = event.closedChildForTests { #expect(open.remove(child) != nil, "a child ends once, after it was initiated") }
      }
    }
    #expect(open == Set(run.state.children.keys).union(run.state.externalSignals.keys).union(run.state.externalCancels.keys))
  }

  private func checkUpdates() {
    let accepted = run.history.filter { $0.eventType == .workflowExecutionUpdateAccepted }
      .map(\.workflowExecutionUpdateAcceptedEventAttributes.protocolInstanceID)
    let completed = run.history.filter { $0.eventType == .workflowExecutionUpdateCompleted }
      .map(\.workflowExecutionUpdateCompletedEventAttributes.meta.updateID)
    #expect(Set(accepted).count == accepted.count && Set(completed).count == completed.count, "an update is accepted and completed once")
    #expect(Set(run.state.completedUpdates.keys) == Set(completed))
    #expect(Set(run.state.acceptedUpdates.keys) == Set(accepted).subtracting(completed))
    if run.state.isOpen && run.state.pendingUpdates.contains(where: { !$0.isSent }) {
      #expect(run.state.record.hasWorkflowTask, "an update that waits has a workflow task to go with")
    }
  }
}

extension HistoryEvent {
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

/// A small generator whose sequence is the same everywhere (splitmix64).
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
