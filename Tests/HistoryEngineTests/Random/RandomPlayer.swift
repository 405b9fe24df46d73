import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

/// Clients, a worker, time and bad luck, all at the mercy of a random number generator, with the little that they must remember.
struct RandomPlayer {
  private var random: SplitMix
  var world = RandomWorld()
  /// The workflow task that the worker computes, and the run it belongs to.
  private var polled: (runID: UniqueID, task: WorkflowTaskStart)?
  /// Attempts of activities that the worker runs.
  private var attempts: [(runID: UniqueID, start: ActivityStart)] = []
  /// Signals that were acknowledged, by the run that took them.
  private(set) var signals: [UniqueID: [String]] = [:]
  private var names = 0

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    world.rules.maximumBufferedEvents = 6
  }

  static func play(seed: UInt64) throws {
    var coverage = Coverage()
    try play(seed: seed, &coverage)
  }

  static func play(seed: UInt64, _ coverage: inout Coverage) throws {
    var player = RandomPlayer(seed: seed)
    _ = try player.start()
    for _ in 0..<24 { try player.step() }
    try player.checkEnd()
    for run in player.world.runs.values {
      for event in run.history { coverage.note(event.eventType) }
    }
  }

  private mutating func chance(_ one: UInt64, in all: UInt64) -> Bool { random.next() % all < one }

  private mutating func step() throws {
    switch random.next() % 42 {
    case 0..<4: try signal()
    case 4..<7: try pass(.milliseconds(Int64(random.next() % 8000)))
    case 7..<13: try poll()
    case 13..<20: try answerTask()
    case 20..<23: try startAttempt()
    case 23..<26: try answerAttempt()
    case 26: try timeOutTask()
    case 27: try crash()
    case 28: try control()
    case 29: try start()
    case 30: try pass(.seconds(Int64(random.next() % 4000)))
    case 31, 32: try runErrands()
    case 33, 34: try endChild()
    case 35..<38: try update()
    case 38, 39: try togglePause()
    case 40: try attach()
    default: try end()
    }
  }

  // MARK: Clients

  private mutating func start() throws {
    names += 1
    var request = StartWorkflowExecutionRequest()
    request.workflowID = "wf"
    request.workflowType.name = "Type"
    request.taskQueue.name = "queue"
    request.requestID = chance(1, in: 8) ? "start" : "start\(names)"
    if chance(1, in: 3) { request.workflowExecutionTimeout = Duration.seconds(3600).proto }
    if chance(1, in: 3) { request.workflowRunTimeout = Duration.seconds(600).proto }
    if chance(1, in: 3) { request.retryPolicy.maximumAttempts = 3 }
    if chance(1, in: 6) { request.cronSchedule = "*/5 * * * *" }
    if chance(1, in: 8) { request.workflowStartDelay = Duration.seconds(5).proto }
    if chance(1, in: 4) { request.workflowIDConflictPolicy = chance(1, in: 2) ? .terminateExisting : .useExisting }
    var signal: SignalWorkflowExecutionRequest?
    if chance(1, in: 4) {
      signal = SignalWorkflowExecutionRequest.with {
        $0.signalName = "s\(names)"
        $0.requestID = "s\(names)"
      }
    }
    let before = world.currentID
    do {
      let decision = try world.start(request, signal: signal)
      if let signal, decision == .create || decision == .terminateExisting || decision == .useExisting {
        signals[world.currentID, default: []].append(signal.signalName)
      }
    } catch let error as ServiceError where error.code == .resourceExhausted {
      // The run is closing: the signal was refused, and so is in no history.
      try require(world.currentID == before, "a refused signal starts nothing")
    }
  }

  private mutating func signal() throws {
    names += 1
    let request = SignalWorkflowExecutionRequest.with {
      $0.signalName = "s\(names)"
      $0.requestID = "s\(names)"
    }
    let runID = world.currentID
    do {
      for _ in 0..<(chance(1, in: 4) ? 2 : 1) { try world.turn { turn throws(ServiceError) in try turn.signal(request) } }
      signals[runID, default: []].append(request.signalName)
    } catch let error as ServiceError where [.resourceExhausted, .notFound].contains(error.code) {
      // The run is closing or closed: refused, and so in no history.
    }
  }

  /// A cancel request, or the end by force.
  private mutating func end() throws {
    guard world.current?.state.isOpen == true else { return }
    if chance(1, in: 6) {
      try world.turn { turn throws(ServiceError) in try turn.terminate(reason: "random", details: nil, identity: "random") }
    } else {
      try world.turn { turn throws(ServiceError) in try turn.requestCancel(.init()) }
    }
  }

  private mutating func update() throws {
    names += 1
    let request = UpdateRequest.with {
      $0.meta.updateID = "u\(names)"
      $0.input.name = "u"
    }
    // Too many are in flight, the run is closing or closed or paused, or its task keeps failing.
    try allowing([.resourceExhausted, .failedPrecondition, .notFound]) { player in
      try player.world.turn { turn throws(ServiceError) in try turn.update(request) }
    }
  }

  private mutating func togglePause() throws {
    guard let state = world.current?.state, state.isOpen, state.isPaused || chance(1, in: 3) else { return }
    try world.turn { turn throws(ServiceError) in
      if state.isPaused { try turn.unpause(.init()) } else { try turn.pause(.init()) }
    }
  }

  /// A start that finds the run attaches itself.
  private mutating func attach() throws {
    guard world.current?.state.isOpen == true else { return }
    names += 1
    let request = StartWorkflowExecutionRequest.with { [names] in
      $0.requestID = "r\(names)"
      $0.onConflictOptions.attachRequestID = names % 2 == 0
      $0.onConflictOptions.attachCompletionCallbacks = names % 2 == 0
      $0.completionCallbacks = [.with { $0.nexus.url = "http://r\(names)" }]
    }
    try world.turn { turn throws(ServiceError) in try turn.attach(request) }
  }

  /// An operator's hand on the activities.
  private mutating func control() throws {
    let choice = random.next()
    let jitter = Jitter(limit: .seconds(2), seed: choice)
    try allowing([.notFound, .failedPrecondition]) { player in
      try player.world.turn { turn throws(ServiceError) in
        switch choice % 3 {
        case 0: try turn.pauseActivities(.all, ActivityPause(identity: "o", reason: "r", requestID: "p\(choice % 2)"))
        case 1: try turn.unpauseActivities(.all, ActivityUnpause(resetsAttempts: choice % 2 == 0, jitter: jitter))
        default: try turn.resetActivities(.all, ActivityReset(resetsHeartbeat: choice % 2 == 0, jitter: jitter), originals: [:])
        }
      }
    }
  }

  // MARK: Other workflows

  /// Does some of what the run owes others, well or in vain, and sometimes twice.
  private mutating func runErrands() throws {
    guard let run = world.current else { return }
    let outcomes = run.state.errands(limit: Int(random.next() % 4)).compactMap { errand -> ErrandOutcome? in
      let fails = chance(1, in: 4)
      guard errand.reference > 0 else { return errand == .settleChildren ? .childrenSettled : nil }
      let event = run.history[Int(errand.reference) - 1]
      switch errand {
      case .startChild where fails: return .childStartFailed(event, .workflowAlreadyExists)
      case .startChild: return .childStarted(event, runID: UniqueID(high: 5, low: UInt64(errand.reference)))
      case .signalExternal: return .signaled(event, fails ? .externalWorkflowExecutionNotFound : nil)
      default: return .cancelRequested(event, fails ? .externalWorkflowExecutionNotFound : nil)
      }
    }
    for _ in 0...random.next() % 2 { try world.turn { turn in turn.record(outcomes) } }
  }

  private mutating func endChild() throws {
    guard let children = world.current?.state.children.values,
      let child = children.min(by: { $0.initiatedEventID < $1.initiatedEventID })
    else { return }
    let end = Run.end(of: child, .completed)
    for _ in 0...random.next() % 2 { try world.turn { turn in _ = turn.recordChildEnds([end]) } }
  }

  // MARK: Time and bad luck

  private mutating func pass(_ duration: Duration) throws {
    world.now = world.now + duration
    if let due = world.current?.due(.wakeUp), due <= world.now { try world.turn { turn in turn.wakeUp() } }
  }

  private mutating func timeOutTask() throws {
    guard let state = world.current?.state, state.record.hasWorkflowTask else { return }
    let task = state.record.workflowTask
    let kind: WorkflowTaskTimeout = state.startedTask == nil ? .scheduleToStart : .startToClose
    guard kind == .startToClose || state.record.hasSticky else { return }
    try world.turn { turn in _ = turn.timeOutWorkflowTask(scheduledEventID: task.scheduledEventID, attempt: task.attempt, kind: kind) }
  }

  private mutating func crash() throws {
    try world.crash()
  }

  // MARK: A worker

  private mutating func poll() throws {
    guard let state = world.current?.state, state.isOpen, !state.isPaused, state.record.hasWorkflowTask, state.startedTask == nil
    else { return }
    let task = state.record.workflowTask
    let start = try world.turn { turn throws(ServiceError) in
      try turn.startWorkflowTask(scheduledEventID: task.scheduledEventID, stamp: Int64(task.attempt), identity: "worker", requestID: "poll")
    }
    polled = (world.currentID, start)
  }

  /// Answers the task it has, which may be late by now, or of a run that is over.
  private mutating func answerTask() throws {
    guard let (runID, task) = polled, runID == world.currentID else { return }
    polled = nil
    let token = TaskToken.with {
      $0.scheduledEventID = task.scheduledEventID
      $0.startedEventID = task.startedEventID
      $0.attempt = task.attempt
      $0.startedTime = task.startedTime.nanoseconds
    }
    if chance(1, in: 8) {
      return try allowing([.notFound]) { player in
        try player.world.turn { turn throws(ServiceError) in try turn.failWorkflowTask(token, .with { $0.cause = .nonDeterministicError }) }
      }
    }
    var request = RespondWorkflowTaskCompletedRequest()
    request.commands = (0..<random.next() % 4).map { _ in command() }
    if chance(1, in: 5) { request.commands.append(closing()) }
    request.messages = messages(for: task)
    request.capabilities.discardSpeculativeWorkflowTaskWithEvents = chance(1, in: 2)
    request.returnNewWorkflowTask = chance(1, in: 2)
    request.forceCreateNewWorkflowTask = chance(1, in: 8)
    if chance(1, in: 2) { request.stickyAttributes.workerTaskQueue.name = "sticky" }
    let newRunID = world.makeID()
    // A worker's answer may be refused: it is late, or asks for the impossible. Nothing else may go wrong.
    try allowing([.notFound, .invalidArgument, .failedPrecondition]) { [request] player in
      let completion = try player.world.turn { turn throws(ServiceError) in
        try turn.completeWorkflowTask(token, request, newRunID: newRunID, requestID: "next-\(newRunID)")
      }
      if let next = completion.newTask { player.polled = (runID, next) }
      player.attempts += completion.eagerActivities.map { (runID, $0) }
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
    if chance(1, in: 2), let id = world.current?.state.acceptedUpdates.keys.min() { messages.append(.complete(id)) }
    return messages
  }

  private mutating func command() -> Command {
    names += 1
    let state = world.current?.state
    return switch random.next() % 13 {
    case 0, 1: .timer("t\(names)", .milliseconds(Int64(random.next() % 5000)))
    case 2: (state?.timers.keys.min()).map { .cancelTimer($0) } ?? .timer("t\(names)")
    case 3: (state?.activities.keys.min()).map { .cancelActivity($0) } ?? .marker()
    case 4: .marker()
    case 9, 10: .child("c\(names)")
    case 11: .signalExternal("other\(names)")
    case 12: .cancelExternal("other\(names)")
    case 5: .memo(["m\(names % 3)": chance(1, in: 3) ? nil : "\(names)"])
    default:
      .activity("a\(names)") { [choice = random.next()] in
        $0.requestEagerExecution = choice % 3 == 0
        $0.retryPolicy.maximumAttempts = Int32(choice % 4)
        if choice % 5 == 0 { $0.heartbeatTimeout = Duration.seconds(2).proto }
        if choice % 7 == 0 { $0.scheduleToCloseTimeout = Duration.seconds(8).proto }
        if choice % 11 == 0 { $0.scheduleToStartTimeout = Duration.seconds(1).proto }
      }
    }
  }

  private mutating func closing() -> Command {
    switch random.next() % 4 {
    case 0: .complete
    case 1: .failWorkflow
    case 2: .cancelWorkflow
    default: .continueAsNew
    }
  }

  private mutating func startAttempt() throws {
    guard let run = world.current, run.state.isOpen, !run.state.isPaused else { return }
    let waiting = run.state.activities.values.filter { activity in
      run.due(.activityTask, activity.scheduledEventID).map { $0 <= world.now } ?? false
    }
    guard let activity = waiting.min(by: { $0.scheduledEventID < $1.scheduledEventID }) else { return }
    let request = "r\(random.next())"
    // Its queue time may have passed before its deadline was met.
    try allowing([.notFound]) { player in
      let start = try player.world.turn { turn throws(ServiceError) in
        try turn.startActivity(scheduledEventID: activity.scheduledEventID, stamp: activity.stamp, identity: "worker", requestID: request)
      }
      player.attempts.append((player.world.currentID, start))
    }
  }

  private mutating func answerAttempt() throws {
    guard !attempts.isEmpty else { return }
    let (runID, start) = attempts.remove(at: Int(random.next() % UInt64(attempts.count)))
    guard runID == world.currentID else { return }
    let token = Run.token(start)
    let choice = random.next() % 4
    do {
      try world.turn { turn throws(ServiceError) in
        switch choice {
        case 0: try turn.failActivity(.token(token), .with { $0.failure = .application() })
        case 1: _ = try turn.heartbeat(.token(token), details: nil, identity: "w")
        case 2: try turn.cancelActivity(.token(token), details: nil, identity: "w")
        default: try turn.completeActivity(.token(token), result: nil, identity: "w")
        }
      }
      if choice == 1 { attempts.append((runID, start)) }
    } catch let error as ServiceError where [.notFound, .invalidArgument].contains(error.code) {
      // Late, or cancelled without having been asked to: then it goes on.
      if error.code == .invalidArgument { attempts.append((runID, start)) }
    }
  }

  /// Calls that may be refused with one of these codes.
  private mutating func allowing(_ codes: [ServiceError.Code], _ call: (inout RandomPlayer) throws -> Void) throws {
    do {
      try call(&self)
    } catch let error as ServiceError where codes.contains(error.code) {}
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
