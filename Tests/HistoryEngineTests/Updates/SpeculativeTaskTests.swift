import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct SpeculativeTaskTests {
  private func idleRun(_ commands: [Command] = []) throws -> Run {
    var run = try Run()
    try run.respond(try run.poll(), commands)
    return run
  }

  @Test("an update of an idle run stores nothing, and its rejection leaves no trace") func withoutTrace() throws {
    var run = try idleRun()
    let before = run.history.count
    let commits = run.commits
    try run.update("u")
    #expect(run.state.isTaskSpeculative && run.offers.count == 1)
    let task = try run.poll()
    #expect(task.tail.map(\.eventType) == [.workflowTaskScheduled, .workflowTaskStarted])
    let completion = try run.answer(task, [.reject(task.messages[0])])
    #expect(completion.resetHistoryEventID == 3)
    #expect(run.history.count == before && run.commits == commits && !run.state.record.hasWorkflowTask)
  }

  @Test(
    "a worker that was shown events is only told to forget them if it can, and if they are few",
    arguments: [(1, false), (10, true), (11, false)])
  func shownEvents(count: Int, isForgotten: Bool) throws {
    var run = try idleRun((1...count).map { .timer("t\($0)") })
    try run.update("u")
    let task = try run.poll()
    let completion = try run.answer(task, [.reject(task.messages[0])]) {
      $0.capabilities.discardSpeculativeWorkflowTaskWithEvents = count > 1
    }
    #expect((completion.resetHistoryEventID != 0) == isForgotten)
    #expect((run.kinds.last == .workflowTaskCompleted) == !isForgotten)
  }

  @Test("a signal makes it an ordinary task, scheduled before the signal") func signal() throws {
    var run = try idleRun()
    try run.update("u")
    try run.signal("s")
    #expect(run.kinds.suffix(2) == [.workflowTaskScheduled, .workflowExecutionSignaled])
    #expect(!run.state.isTaskSpeculative && run.due(.workflowTask) != nil)
    try run.crash()
    let task = try run.poll()
    #expect(task.messages.isEmpty, "the update is lost with memory, the task is not")
  }

  @Test("so does a signal while it runs, whose start is then nobody's") func signalWhileRunning() throws {
    var run = try idleRun()
    try run.update("u")
    let task = try run.poll()
    try run.signal("s")
    #expect(run.kinds.last == .workflowTaskScheduled && run.state.buffer.count == 1)
    try run.answer(task, [.reject(task.messages[0])])
    #expect(
      run.kinds.suffix(4) == [.workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionSignaled, .workflowTaskScheduled])
    #expect(run.history[5].workflowTaskStartedEventAttributes.identity.isEmpty)
  }

  @Test("it does not wait for a worker longer than five seconds, on any queue") func scheduleToStart() throws {
    var run = try idleRun()
    try run.update("u")
    let id = run.state.record.workflowTask.scheduledEventID
    #expect(WallTime(nanoseconds: run.offers[0].expires) - run.now == .seconds(5))
    #expect(try run.turn { $0.timeOutWorkflowTask(scheduledEventID: id, attempt: 1, kind: .scheduleToStart) })
    #expect(run.kinds.suffix(3) == [.workflowTaskScheduled, .workflowTaskTimedOut, .workflowTaskScheduled])
    #expect(run.due(.workflowTask) != nil)
    #expect(try run.poll().messages.count == 1)
  }

  @Test("the timeout of a task that was forgotten does not hit the next of the same number") func staleTimeout() throws {
    var run = try idleRun()
    try run.update("u")
    let first = run.now
    let task = try run.poll()
    try run.answer(task, [.reject(task.messages[0])])
    run.now = run.now + .seconds(4)
    try run.update("v")
    let id = run.state.record.workflowTask.scheduledEventID
    #expect(id == task.scheduledEventID)
    #expect(try run.turn { !$0.timeOutWorkflowTask(scheduledEventID: id, attempt: 1, kind: .scheduleToStart, since: first) })
  }

  @Test("ended from outside it is written if it runs, and forgotten if it only waits") func terminated() throws {
    for isRunning in [false, true] {
      var run = try idleRun()
      try run.update("u")
      if isRunning { _ = try run.poll() }
      try run.turn { try $0.terminate(reason: "r", details: nil, identity: "i") }
      let written: [EventType] = isRunning ? [.workflowTaskScheduled, .workflowTaskStarted, .workflowTaskFailed] : []
      #expect(Array(run.kinds.dropFirst(4)) == written + [.workflowExecutionTerminated])
    }
  }

  @Test("a start delay holds on when the update that broke it is rejected, and is over when it is accepted") func startDelay() throws {
    var run = try Run({ $0.workflowStartDelay = Duration.seconds(60).proto })
    try run.update("u")
    var task = try run.poll()
    try run.answer(task, [.reject(task.messages[0])])
    #expect(run.state.isHeldBack && run.kinds == [.workflowExecutionStarted])
    try run.update("v")
    task = try run.poll()
    try run.take(task)
    #expect(!run.state.isHeldBack)
    try run.wait(.seconds(60))
    #expect(!run.state.record.hasWorkflowTask)
  }

  @Test("updates that wait behind a forgotten task get the next one, inline as soft as this one") func next() throws {
    for isInline in [false, true] {
      var run = try idleRun()
      try run.update("first")
      let task = try run.poll()
      try run.update("second")
      let completion = try run.answer(task, [.reject(task.messages[0])]) { $0.returnNewWorkflowTask = isInline }
      #expect(completion.resetHistoryEventID == 3)
      #expect(run.state.isTaskSpeculative == isInline && (run.kinds.last == .workflowTaskScheduled) == !isInline)
      let following = isInline ? try #require(completion.newTask) : try run.poll()
      #expect(following.messages.map(\.protocolInstanceID) == ["second"])
    }
  }

  @Test("a sticky queue without a worker costs it its stickiness and nothing else") func sticky() throws {
    var run = try Run()
    try run.respond(try run.poll()) {
      $0.stickyAttributes.workerTaskQueue.name = "sticky"
      $0.stickyAttributes.scheduleToStartTimeout = Duration.seconds(8).proto
    }
    try run.update("u")
    #expect(run.offers[0].sticky && WallTime(nanoseconds: run.offers[0].expires) - run.now == .seconds(8))
    try run.turn { _ = $0.queueWorkflowTaskNormally() }
    #expect(run.state.isTaskSpeculative && !run.offers[1].sticky)
    let task = try run.poll()
    #expect(task.tail[0].workflowTaskScheduledEventAttributes.taskQueue.kind == .normal)
  }
}
