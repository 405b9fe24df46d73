import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport

// What the worker does.
extension RandomPlayer {
  mutating func poll() throws {
    guard let state = world.current?.state, state.isOpen, !state.isPaused, state.record.hasWorkflowTask, state.startedTask == nil
    else { return }
    let task = state.record.workflowTask
    let start = try world.turn { turn throws(ServiceError) in
      try turn.startWorkflowTask(scheduledEventID: task.scheduledEventID, stamp: Int64(task.attempt), identity: "worker", requestID: "poll")
    }
    polled = (world.currentID, start)
  }

  /// Answers the task it has, which may be late by now, or of a run that is over.
  mutating func answerTask() throws {
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
  mutating func messages(for task: WorkflowTaskStart) -> [ProtocolMessage] {
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

  mutating func command() -> Command {
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

  mutating func closing() -> Command {
    switch random.next() % 4 {
    case 0: .complete
    case 1: .failWorkflow
    case 2: .cancelWorkflow
    default: .continueAsNew
    }
  }

  mutating func startAttempt() throws {
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

  mutating func answerAttempt() throws {
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
}
