import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

// What clients do.
extension RandomPlayer {
  mutating func start() throws {
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

  mutating func signal() throws {
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
  mutating func end() throws {
    guard world.current?.state.isOpen == true else { return }
    if chance(1, in: 6) {
      try world.turn { turn throws(ServiceError) in try turn.terminate(reason: "random", details: nil, identity: "random") }
    } else {
      try world.turn { turn throws(ServiceError) in try turn.requestCancel(.init()) }
    }
  }

  mutating func update() throws {
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

  /// A start that finds the run attaches itself.
  mutating func attach() throws {
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
}
