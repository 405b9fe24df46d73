import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI
import Testing

@Suite struct RunTests {
  @Test("timers fire in the order of their times, each once") func timers() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer("late", .seconds(5)), .timer("zero", .zero), .timer("early", .seconds(1))])
    try run.wait(.seconds(60))
    let fired = run.history.filter { $0.eventType == .timerFired }.map(\.timerFiredEventAttributes.timerID)
    #expect(fired == ["zero", "early", "late"])
    #expect(run.state.timers.isEmpty)
  }

  @Test("a timer cancelled while its firing waits in the buffer never fired") func cancelFiredTimer() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer("t", .seconds(1))])
    try run.signal("wake")
    let task = try run.poll()
    try run.wait(.seconds(2))
    #expect(run.state.buffer.count == 1)
    try run.respond(task, [.cancelTimer("t"), .complete])
    #expect(run.kinds.suffix(2) == [.timerCanceled, .workflowExecutionCompleted])
    #expect(!run.kinds.contains(.timerFired))
  }

  @Test("a start delay holds the first task back; a signal does not end it, a cancel request does") func startDelay() throws {
    var run = try Run({ $0.workflowStartDelay = Duration.seconds(60).proto })
    #expect(run.kinds == [.workflowExecutionStarted])
    try run.signal("early")
    #expect(run.kinds == [.workflowExecutionStarted, .workflowExecutionSignaled])
    #expect(run.due(.wakeUp) == run.now + .seconds(60))
    try run.wait(.seconds(60))
    #expect(run.kinds.last == .workflowTaskScheduled)
    var other = try Run({ $0.workflowStartDelay = Duration.seconds(60).proto })
    try other.turn { try $0.requestCancel(.init()) }
    #expect(other.kinds == [.workflowExecutionStarted, .workflowExecutionCancelRequested, .workflowTaskScheduled])
  }

  @Test("signal with start writes the signal before the first task") func signalWithStart() throws {
    let run = try Run(signal: "hello")
    #expect(run.kinds == [.workflowExecutionStarted, .workflowExecutionSignaled, .workflowTaskScheduled])
  }

  @Test("a signal's request id is taken once, also after a crash") func signalDedup() throws {
    var run = try Run()
    try run.signal("s", requestID: "r")
    try run.crash()
    try run.signal("s", requestID: "r")
    #expect(run.kinds.count { $0 == .workflowExecutionSignaled } == 1)
  }

  @Test("past the signal limit a signal is refused with the limit's number") func signalLimit() throws {
    var rules = Rules.standard
    rules.maximumSignals = 2
    var run = try Run(rules: rules)
    try run.signal("one")
    try run.signal("two")
    #expect(throws: ServiceError.invalidArgument("exceeded workflow execution limit for signal events: 2")) { try run.signal("three") }
  }

  @Test("a run whose history is too long is terminated, and the caller told") func historyLimit() throws {
    var rules = Rules.standard
    rules.maximumEvents = 10
    var run = try Run(rules: rules)
    #expect(throws: ServiceError.invalidArgument("Workflow history count exceeds limit. Value=11 Limit=10")) {
      for index in 0..<10 { try run.signal("s\(index)") }
    }
    #expect(run.state.record.status == .terminated)
  }

  @Test("terminating a run fails its running task first") func terminate() throws {
    var run = try Run()
    _ = try run.poll()
    try run.signal("waiting")
    try run.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    #expect(run.kinds.suffix(4) == [.workflowTaskStarted, .workflowTaskFailed, .workflowExecutionSignaled, .workflowExecutionTerminated])
    let kept = try #require(run.due(.deletion)) - run.now
    #expect(kept >= run.rules.retention && kept <= run.rules.retention + run.rules.retentionJitter)
    #expect(throws: ServiceError.notFound("workflow execution already completed")) { try run.signal("too late") }
    try run.turn { try $0.requestCancel(.init()) }
  }

  @Test("a run ends when its time is over; its timeout is never above the execution's") func runTimeout() throws {
    var run = try Run({
      $0.workflowExecutionTimeout = Duration.seconds(20).proto
      $0.workflowRunTimeout = Duration.seconds(100).proto
    })
    #expect(run.history[0].workflowExecutionStartedEventAttributes.workflowRunTimeout == Duration.seconds(20).proto)
    try run.wait(.seconds(20))
    #expect(run.state.record.status == .timedOut)
  }

  @Test("continue-as-new starts the next run of the chain in the same commit") func continueAsNew() throws {
    var run = try Run({ $0.workflowExecutionTimeout = Duration.seconds(20).proto })
    run.now = run.now + .seconds(3)
    try run.respond(try run.poll(), [.continueAsNew])
    #expect(run.state.record.status == .continuedAsNew)
    let next = try Run(try #require(run.newRuns.first), now: run.now)
    let started = next.history[0].workflowExecutionStartedEventAttributes
    #expect(started.continuedExecutionRunID == Run.key.runID.description)
    #expect(started.firstExecutionRunID == Run.key.runID.description)
    #expect(started.workflowType.name == "Type" && started.taskQueue.name == "queue")
    #expect(
      started.workflowExecutionExpirationTime == run.history[0].workflowExecutionStartedEventAttributes.workflowExecutionExpirationTime)
    #expect(next.kinds == [.workflowExecutionStarted, .workflowTaskScheduled])
  }

  @Test("runs of a chain start at least a second apart") func minimumInterval() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.continueAsNew])
    let next = try Run(try #require(run.newRuns.first), now: run.now)
    #expect(next.kinds == [.workflowExecutionStarted])
    #expect(next.due(.wakeUp) == run.now + .seconds(1))
  }

  @Test("a command that cannot be carried out takes back those before it") func allOrNothing() throws {
    var run = try Run()
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, [.timer("t"), .timer("t")]) }
    #expect(run.state.timers.isEmpty)
    #expect(run.history.last?.workflowTaskFailedEventAttributes.cause == .startTimerDuplicateID)
  }

  @Test("a long history suggests continuing as new, and the event repeats what the worker saw") func suggestion() throws {
    var rules = Rules.standard
    rules.suggestContinueAsNewEvents = 20
    var run = try Run(rules: rules)
    try run.respond(try run.poll(), (0..<20).map { .marker("m\($0)") })
    try run.signal("wake")
    let task = try run.poll()
    let shown = try #require(task.tail.last)
    #expect(shown.workflowTaskStartedEventAttributes.suggestContinueAsNewReasons == [.tooManyHistoryEvents])
    try run.respond(task)
    #expect(run.history[Int(shown.eventID) - 1] == shown)
  }
}
