import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct ResetTests {
  private static let newRunID = UniqueID(high: 7, low: 7)

  /// The run that a reset makes of `base`, with the history it begins with.
  private func reset(
    _ base: Run, to point: Int64, _ configure: (inout ResetWorkflowExecutionRequest) -> Void = { _ in }
  ) throws -> (state: MutableState, history: [HistoryEvent]) {
    var replay = Replay(ExecutionKey(workflow: Run.key.workflow, runID: Self.newRunID))
    let prefix = base.history.filter { $0.eventID < point }
    try replay.apply(prefix, bytes: 100)
    var request = ResetWorkflowExecutionRequest()
    request.workflowTaskFinishEventID = point
    request.requestID = "reset"
    request.reason = "again"
    configure(&request)
    let reset = RunReset(
      replay: replay, baseRunID: base.state.key.runID, startRequestID: "start", request: request,
      tail: base.history.filter { $0.eventID >= point && $0.isReapplicable() })
    let transition = try Turn.reset(reset, now: base.now, rules: base.rules).finish()
    return (transition.state, prefix + (transition.batch?.events ?? []))
  }

  @Test("the new run's state is what its history amounts to, and its items are all stored")
  func consistent() throws {
    var base = try Run { $0.memo.fields["m"] = Payload() }
    try base.respond(try base.poll(), [.timer("t", .seconds(600)), .activity(), .memo(["a": "1"])]) { $0.binaryChecksum = "one" }
    try base.signal("s", requestID: "s-1")
    try base.respond(try base.poll(), [.complete])
    let made = try reset(base, to: 11)
    #expect(made.history.map(\.eventID) == Array(1...Int64(made.history.count)))
    #expect(made.history.suffix(3).map(\.eventType) == [.workflowTaskStarted, .workflowTaskFailed, .workflowTaskScheduled])
    var replay = Replay(made.state.key)
    try replay.apply(made.history)
    #expect(replay.state.timers == made.state.timers)
    #expect(Array(replay.state.activities.keys) == Array(made.state.activities.keys))
    #expect(replay.state.signalRequestIDs == made.state.signalRequestIDs)
    #expect(replay.state.details == made.state.details)
    #expect(replay.state.resetPoints == made.state.resetPoints)
    #expect(made.state.resetPoints.points.map(\.runID) == [Self.newRunID.description])
  }

  @Test("signals behind the point are written again in their order, and not taken twice")
  func signals() throws {
    var base = try Run()
    try base.respond(try base.poll())
    for name in ["a", "b", "c"] { try base.signal(name, requestID: name) }
    let made = try reset(base, to: 4)
    let names = made.history.compactMap {
      $0.eventType == .workflowExecutionSignaled ? $0.workflowExecutionSignaledEventAttributes.signalName : nil
    }
    #expect(names == ["a", "b", "c"])
    var turn = Turn(made.state, now: base.now, rules: base.rules)
    try turn.signal(.with { ($0.signalName, $0.requestID) = ("b", "b") })
    #expect(try turn.finish().isSoft)
    let without = try reset(base, to: 4) { $0.resetReapplyExcludeTypes = [.signal] }
    #expect(without.history.allSatisfy { $0.eventType != .workflowExecutionSignaled })
  }

  @Test("timeouts and pending activities begin anew, timers do not")
  func times() throws {
    var base = try Run { $0.workflowRunTimeout = Duration.seconds(100).proto }
    let began = base.now
    try base.respond(try base.poll(), [.timer("t", .seconds(60)), .activity { $0.scheduleToCloseTimeout = Duration.seconds(30).proto }])
    try base.signal("s")
    let task = try base.poll()
    try base.wait(.seconds(20))
    try base.respond(task)
    let made = try reset(base, to: 10)
    #expect(made.state.record.startTime == base.now.nanoseconds)
    #expect(made.state.record.originalStartTime == began.nanoseconds)
    #expect(made.state.record.runExpiration == (base.now + .seconds(100)).nanoseconds)
    #expect(made.state.activities[6]?.scheduledTime == base.now.nanoseconds)
    #expect(made.state.timers["t"]?.fireTime == (began + .seconds(60)).nanoseconds)
    #expect(made.state.nextDeadline == base.now + .seconds(30))
  }

  @Test("a run cannot be reset to where no workflow task is pending")
  func refused() throws {
    var base = try Run()
    try base.respond(try base.poll(), [.marker()])
    #expect(throws: ServiceError.self) { try reset(base, to: 6) }
    #expect(throws: ServiceError.self) { try reset(base, to: 4) { $0.postResetOperations = [WorkflowPostResetOperation()] } }
  }

  @Test("a failure is traced to the workflow task that began the failed step")
  func trace() throws {
    var base = try Run()
    try base.respond(try base.poll(), [.activity("a") { $0.retryPolicy.maximumAttempts = 1 }])
    let attempt = Run.token(try base.startActivity(5))
    try base.turn { try $0.failActivity(.token(attempt), .with { $0.failure = .application() }) }
    try base.respond(
      try base.poll(),
      [
        .with {
          $0.commandType = .failWorkflowExecution
          $0.failWorkflowExecutionCommandAttributes.failure = .application()
        }
      ])
    var trace = FailureTrace()
    var origins: [EventType: Int64] = [:]
    for event in base.history {
      trace.apply(event)
      if let origin = trace.origin { origins[event.eventType] = origin }
    }
    #expect(origins == [.activityTaskFailed: 4, .workflowExecutionFailed: 4])
  }

  @Test("a run that failed by itself resumes at its last workflow task")
  func ownFailure() throws {
    var base = try Run()
    try base.respond(try base.poll(), [.marker()])
    try base.signal("s")
    try base.respond(try base.poll())
    try base.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    var trace = FailureTrace()
    for event in base.history { trace.apply(event) }
    #expect(trace.origin == 9)
  }

  @Test("a run keeps its newest twenty reset points")
  func resetPoints() throws {
    var run = try Run()
    for number in 1...25 {
      try run.respond(try run.poll()) {
        $0.binaryChecksum = "c\(number)"
        $0.forceCreateNewWorkflowTask = true
      }
    }
    #expect(run.state.resetPoints.points.map(\.binaryChecksum) == (6...25).map { "c\($0)" })
    try run.crash()
    #expect(run.state.resetPoints.points.count == 20)
  }
}

@Suite struct ReportedProblemsTests {
  private func problems(_ run: Run) -> Bool { run.state.details.searchAttributes.indexedFields["TemporalReportedProblems"] != nil }

  @Test("the fifth failure in a row is reported, and the next completion takes the report back")
  func reported() throws {
    var run = try Run()
    for _ in 1...4 { try run.fail(try run.poll()) }
    #expect(!problems(run))
    try run.crash()
    try run.fail(try run.poll())
    #expect(problems(run))
    try run.respond(try run.poll())
    #expect(!problems(run) && run.state.record.problemCount == 0)
  }
}
