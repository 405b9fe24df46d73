import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite("Pausing a workflow") struct PauseTests {
  private func pause(_ run: inout Run, requestID: String = "pause") throws {
    try run.turn { try $0.pause(.with { $0.requestID = requestID }) }
  }

  private func unpause(_ run: inout Run) throws {
    try run.turn { try $0.unpause(.with { $0.requestID = "unpause" }) }
  }

  @Test("the waiting workflow task is taken back, and unpausing brings another") func waitingTask() throws {
    var run = try Run()
    try pause(&run)
    #expect(run.state.record.status == .paused && run.state.isOpen)
    #expect(run.kinds == [.workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskFailed, .workflowExecutionPaused])
    #expect(run.history.last?.workerMayIgnore == true)
    try run.signal("s")
    #expect(run.due(.workflowTask) == nil)
    try unpause(&run)
    #expect(run.state.record.status == .running)
    #expect(run.kinds.suffix(2) == [.workflowExecutionUnpaused, .workflowTaskScheduled])
    try run.respond(try run.poll(), [.complete])
    #expect(run.state.record.status == .completed)
    try run.expectRebuildable()
  }

  @Test("a task that runs may complete: the run stays paused and holds what it brings") func taskInFlight() throws {
    var run = try Run()
    let task = try run.poll()
    try pause(&run)
    let completion = try run.respond(task, [.activity(), .timer("t", .seconds(1))]) { $0.returnNewWorkflowTask = true }
    #expect(completion.newTask == nil)
    #expect(run.state.record.status == .paused)
    #expect(run.due(.activityTask, 5) == nil && run.due(.workflowTask) == nil)
    try run.wait(.seconds(1))
    #expect(run.kinds.last == .timerFired && !run.state.record.hasWorkflowTask)
    try unpause(&run)
    #expect(run.due(.activityTask, 5) != nil && run.due(.workflowTask) != nil)
    try run.expectRebuildable()
  }

  @Test("a task that runs cannot close the run, ask for another task, or bring eager activities") func refusedInFlight() throws {
    var run = try Run()
    let task = try run.poll()
    try pause(&run)
    let error = #expect(throws: ServiceError.self) { try run.respond(task) { $0.forceCreateNewWorkflowTask = true } }
    #expect(error?.code == .failedPrecondition)
    #expect(throws: ServiceError.invalidArgument("UnhandledCommand")) { try run.respond(task, [.complete]) }
    #expect(run.kinds.suffix(2) == [.workflowTaskFailed, .workflowExecutionPaused])

    var eager = try Run()
    let other = try eager.poll()
    try pause(&eager)
    let completion = try eager.respond(other, [.activity { $0.requestEagerExecution = true }])
    #expect(completion.eagerActivities.isEmpty)
    try unpause(&eager)
    #expect(eager.due(.activityTask, 5) != nil)
  }

  @Test("a crash while a task runs leaves it for the unpause") func crash() throws {
    var run = try Run()
    _ = try run.poll()
    try pause(&run)
    try run.crash()
    #expect(throws: ServiceError.self) { try run.poll() }
    try unpause(&run)
    #expect(run.kinds.contains(.workflowExecutionPaused))
    try run.respond(try run.poll(), [.complete])
    #expect(run.state.record.status == .completed)
  }

  @Test("activities that run may finish; those that wait, or fail, are held") func activities() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.activity("a"), .activity("b"), .activity("c")])
    let first = try run.startActivity(5)
    let second = try run.startActivity(6)
    try pause(&run)
    #expect(throws: ServiceError.self) { try run.startActivity(7) }
    try run.turn { try $0.completeActivity(.token(Run.token(first)), result: nil, identity: "worker") }
    try run.turn { _ = try $0.failActivity(.token(Run.token(second)), .with { $0.failure = .application() }) }
    #expect(run.state.activities[6]?.attempt == 2 && run.due(.activityTask, 6) == nil)
    try unpause(&run)
    #expect(run.due(.activityTask, 6) == run.now + .seconds(1))
    #expect(run.due(.activityTask, 7) == run.now)
    _ = try run.startActivity(7)
  }

  @Test("the same request may come again; another finds the run paused, or not paused") func requests() throws {
    var run = try Run()
    try pause(&run)
    let length = run.history.count
    try pause(&run)
    #expect(run.history.count == length)
    #expect(throws: ServiceError(.failedPrecondition, "workflow is already paused.")) { try pause(&run, requestID: "other") }
    try unpause(&run)
    #expect(throws: ServiceError(.failedPrecondition, "workflow is not paused.")) { try unpause(&run) }
    try run.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    #expect(throws: ServiceError.self) { try pause(&run) }
  }

  @Test("a start delay goes on, and its end brings no task before the unpause") func startDelay() throws {
    var run = try Run { $0.workflowStartDelay = Duration.seconds(5).proto }
    try pause(&run)
    try run.wait(.seconds(5))
    #expect(run.kinds == [.workflowExecutionStarted, .workflowExecutionPaused])
    try unpause(&run)
    #expect(run.kinds.last == .workflowTaskScheduled)
    var early = try Run { $0.workflowStartDelay = Duration.seconds(5).proto }
    try pause(&early)
    try unpause(&early)
    #expect(early.kinds.last == .workflowExecutionUnpaused)
    try early.wait(.seconds(5))
    #expect(early.kinds.last == .workflowTaskScheduled)
  }

  @Test("the run's time goes on") func runTimeout() throws {
    var run = try Run { $0.workflowRunTimeout = Duration.seconds(5).proto }
    try pause(&run)
    try run.wait(.seconds(5))
    #expect(run.state.record.status == .timedOut && run.state.record.hasPause)
  }
}
