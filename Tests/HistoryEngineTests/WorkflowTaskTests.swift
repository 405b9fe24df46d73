import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct WorkflowTaskTests {
  @Test("a task's start is soft: its event is written with the completion") func softStart() throws {
    var run = try Run()
    let task = try run.poll()
    #expect(run.kinds == [.workflowExecutionStarted, .workflowTaskScheduled])
    #expect(task.tail.map(\.eventType) == [.workflowTaskStarted])
    #expect(task.startedEventID == 3)
    try run.respond(task, [.complete])
    #expect(run.kinds.suffix(3) == [.workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionCompleted])
    #expect(run.state.record.status == .completed)
  }

  @Test("a started task is given to nobody else") func startedOnce() throws {
    var run = try Run()
    _ = try run.poll()
    #expect(throws: ServiceError.self) { try run.poll() }
  }

  @Test("a completion whose start a crash forgot is refused, and the task can be started again") func crashForgetsStart() throws {
    var run = try Run()
    let lost = try run.poll()
    try run.crash()
    #expect(throws: ServiceError.notFound("Workflow task not found.")) { try run.respond(lost, [.complete]) }
    run.now = run.now + .seconds(1)
    let again = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(lost, [.complete]) }
    try run.respond(again, [.complete])
  }

  @Test("signals that arrive while a task runs follow its commands, and bring a new task") func bufferedSignals() throws {
    var run = try Run()
    let task = try run.poll()
    try run.signal("one")
    try run.signal("two")
    #expect(run.history.count == 2)
    try run.respond(task, [.timer()])
    #expect(
      run.kinds.dropFirst(2)
        == [
          .workflowTaskStarted, .workflowTaskCompleted, .timerStarted, .workflowExecutionSignaled, .workflowExecutionSignaled,
          .workflowTaskScheduled,
        ])
  }

  @Test("events that a crash left in the buffer are written by the next turn") func bufferSurvivesCrash() throws {
    var run = try Run()
    _ = try run.poll()
    try run.signal("waiting")
    try run.crash()
    try run.signal("after")
    #expect(run.kinds.suffix(2) == [.workflowExecutionSignaled, .workflowExecutionSignaled])
    #expect(run.history[2].workflowExecutionSignaledEventAttributes.signalName == "waiting")
  }

  @Test("a close command that meets a buffered event fails the task, and signals are refused while the next one runs")
  func unhandledCommand() throws {
    var run = try Run()
    let task = try run.poll()
    try run.signal("late")
    #expect(throws: ServiceError.invalidArgument("UnhandledCommand")) { try run.respond(task, [.complete]) }
    #expect(run.kinds.suffix(3) == [.workflowTaskFailed, .workflowExecutionSignaled, .workflowTaskScheduled])
    #expect(run.state.record.workflowTask.attempt == 1)
    try run.signal("before the next task starts")
    let next = try run.poll()
    #expect(throws: ServiceError.busyWorkflow("workflow operation can not be applied because workflow is closing")) {
      try run.signal("now")
    }
    try run.respond(next, [.complete])
    #expect(run.state.record.status == .completed)
  }

  @Test("a close command that is not the last is refused and the task goes on") func closeNotLast() throws {
    var run = try Run()
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, [.complete, .timer()]) }
    #expect(run.history.count == 2)
    try run.respond(task, [.complete])
  }

  @Test("only the first failure of a streak is written; later attempts are transient") func transientTasks() throws {
    var run = try Run()
    try run.fail(try run.poll())
    #expect(run.kinds.suffix(2) == [.workflowTaskStarted, .workflowTaskFailed])
    let second = try run.poll()
    #expect(second.attempt == 2)
    #expect(second.tail.map(\.eventID) == [5, 6])
    try run.fail(second)
    #expect(run.history.count == 4)
    let third = try run.poll()
    #expect(third.attempt == 3)
    try run.respond(third, [.complete])
    #expect(run.kinds.suffix(4) == [.workflowTaskScheduled, .workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionCompleted])
    #expect(run.history[4].workflowTaskScheduledEventAttributes.attempt == 3)
  }

  @Test("a transient task that events have overtaken becomes an ordinary first attempt") func transientBecomesNormal() throws {
    var run = try Run()
    try run.fail(try run.poll())
    try run.signal("news")
    #expect(run.state.unwrittenEvents.isEmpty)
    let task = try run.poll()
    #expect(task.attempt == 1)
    #expect(run.kinds.suffix(2) == [.workflowExecutionSignaled, .workflowTaskScheduled])
    try run.respond(task, [.complete])
  }

  @Test("attempts from the fourth on have longer timeouts", arguments: [(3, 10), (4, 15), (5, 20), (6, 30), (12, 610), (40, 610)])
  func stretchedTimeouts(attempt: Int, seconds: Int64) throws {
    var run = try Run()
    for _ in 1..<attempt { try run.fail(try run.poll()) }
    #expect(try run.poll().timeout == .seconds(seconds))
  }

  @Test("a bad command on a later attempt changes nothing, so that the task times out") func laterBadCommand() throws {
    var run = try Run()
    try run.fail(try run.poll())
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, [.cancelTimer("nobody")]) }
    #expect(run.state.startedTask != nil)
    #expect(run.history.count == 4)
  }

  @Test("a task whose worker is silent times out; a late answer is refused") func timeout() throws {
    var run = try Run()
    let task = try run.poll()
    #expect(try run.turn { $0.timeOutWorkflowTask(scheduledEventID: 2, attempt: 1, kind: .startToClose) })
    #expect(run.kinds.last == .workflowTaskTimedOut)
    #expect(run.state.record.workflowTask.attempt == 2)
    #expect(throws: ServiceError.self) { try run.respond(task, [.complete]) }
    #expect(try run.turn { !$0.timeOutWorkflowTask(scheduledEventID: 2, attempt: 1, kind: .startToClose) })
  }

  @Test("a sticky task that nobody takes goes to the normal queue and counts as no attempt") func stickyTimeout() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer()]) { $0.stickyAttributes = .sticky }
    try run.signal("wake")
    guard case .set(_, _, _, let payload)? = run.tasks[.init(kind: .workflowTask, reference: 0)] else {
      Issue.record("no task")
      return
    }
    #expect(payload.sticky && payload.taskQueue == "sticky")
    let id = run.state.record.workflowTask.scheduledEventID
    #expect(try run.turn { $0.timeOutWorkflowTask(scheduledEventID: id, attempt: 1, kind: .scheduleToStart) })
    #expect(run.kinds.suffix(2) == [.workflowTaskTimedOut, .workflowTaskScheduled])
    #expect(run.state.record.workflowTask.attempt == 1)
    #expect(!run.state.record.hasSticky)
  }

  @Test("a failure on a sticky queue drops the stickiness and counts as no attempt") func stickyFailure() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.timer()]) { $0.stickyAttributes = .sticky }
    try run.signal("wake")
    try run.fail(try run.poll())
    #expect(!run.state.record.hasSticky)
    #expect(run.state.record.workflowTask.attempt == 1)
    #expect(run.kinds.suffix(2) == [.workflowTaskFailed, .workflowTaskScheduled])
  }

  @Test("a worker that asks for the next task gets it started with the answer") func returnNewTask() throws {
    var run = try Run()
    let task = try run.poll()
    try run.signal("more")
    let completion = try run.respond(task) { $0.returnNewWorkflowTask = true }
    let next = try #require(completion.newTask)
    #expect(next.previousStartedEventID == 3)
    try run.respond(next, [.complete])
  }

  @Test("a heartbeating task ends after half an hour") func heartbeatLimit() throws {
    var run = try Run()
    var task = try run.poll()
    for _ in 0..<3 {
      run.now = run.now + .seconds(9 * 60)
      task = try #require(
        try run.respond(task) {
          $0.forceCreateNewWorkflowTask = true
          $0.returnNewWorkflowTask = true
        }.newTask)
    }
    run.now = run.now + .seconds(9 * 60)
    #expect(throws: ServiceError.notFound("workflow task heartbeat timeout")) {
      try run.respond(task) { $0.forceCreateNewWorkflowTask = true }
    }
    #expect(run.kinds.contains(.workflowTaskTimedOut))
  }

  @Test("a full buffer fails the running task") func fullBuffer() throws {
    var run = try Run()
    _ = try run.poll()
    for index in 0...100 { try run.signal("s\(index)") }
    #expect(run.history[3].workflowTaskFailedEventAttributes.cause == .forceCloseCommand)
    #expect(run.state.buffer.isEmpty)
    #expect(run.kinds.count { $0 == .workflowExecutionSignaled } == 101)
  }
}

extension StickyExecutionAttributes {
  static var sticky: StickyExecutionAttributes {
    .with {
      $0.workerTaskQueue.name = "sticky"
      $0.scheduleToStartTimeout = Duration.seconds(5).proto
    }
  }
}
