import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct UpdateTests {
  private func idleRun(_ rules: Rules = .standard) throws -> Run {
    var run = try Run(rules: rules)
    try run.respond(try run.poll())
    return run
  }

  private let done: UpdateNews.Kind = .ended(.with { $0.success = .text("done") })

  @Test("an accepted and completed update is in the history, and its id gives its outcome's event for ever") func completed() throws {
    var run = try idleRun()
    try run.update("u")
    #expect(run.state.status(ofUpdate: "u") == .admitted)
    let task = try run.poll()
    #expect(task.messages.map(\.id) == ["u/request"] && task.messages[0].eventID == task.startedEventID - 1)
    try run.take(task)
    #expect(
      run.kinds.suffix(5)
        == [
          .workflowTaskScheduled, .workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionUpdateAccepted,
          .workflowExecutionUpdateCompleted,
        ])
    #expect(run.end("u") == done)
    #expect(run.state.status(ofUpdate: "u") == .completed(eventID: 9))
    try run.crash()
    #expect(run.state.status(ofUpdate: "u") == .completed(eventID: 9))
    try run.update("u")
    #expect(!run.state.record.hasWorkflowTask, "a completed update is not sent again")
  }

  @Test("an accepted update survives a crash and is completed by a later task") func acceptedThenCrash() throws {
    var run = try idleRun()
    try run.update("u")
    let task = try run.poll()
    try run.answer(task, [.accept(task.messages[0])])
    #expect(run.end("u") == .accepted)
    try run.crash()
    #expect(run.state.status(ofUpdate: "u") == .accepted)
    try run.signal("s")
    try run.answer(try run.poll(), [.complete("u")])
    #expect(run.state.status(ofUpdate: "u") == .completed(eventID: 13))
    #expect(run.history[12].workflowExecutionUpdateCompletedEventAttributes.acceptedEventID == 8)
  }

  @Test("what was not accepted is lost in a crash, and may be sent again") func admittedThenCrash() throws {
    var run = try idleRun()
    try run.update("u")
    _ = try run.poll()
    try run.crash()
    #expect(run.state.status(ofUpdate: "u") == nil && !run.state.record.hasWorkflowTask)
    try run.update("u")
    try run.take(try run.poll())
    #expect(run.end("u") == done)
  }

  @Test("an update that came while a task ran is told with the next one") func duringTask() throws {
    var run = try Run()
    let task = try run.poll()
    try run.update("u")
    let completion = try run.respond(task, [.timer()]) { $0.returnNewWorkflowTask = true }
    let next = try #require(completion.newTask)
    #expect(next.messages.map(\.protocolInstanceID) == ["u"])
    try run.answer(next, [.reject(next.messages[0])])
    #expect(run.end("u") == .ended(.with { $0.failure.message = "no" }))
    #expect(run.state.status(ofUpdate: "u") == nil, "a rejected update is not remembered")
  }

  @Test("a failed or timed-out task's updates are told to whoever takes the next") func toldAgain() throws {
    var run = try idleRun()
    try run.update("u")
    try run.fail(try run.poll())
    #expect(run.state.record.workflowTask.attempt == 2)
    let second = try run.poll()
    #expect(second.messages.count == 1)
    try run.turn {
      _ = $0.timeOutWorkflowTask(scheduledEventID: second.scheduledEventID, attempt: 2, kind: .startToClose)
    }
    #expect(try run.poll().messages.count == 1)
  }

  @Test("a worker that prolongs its task is not told twice") func heartbeat() throws {
    var run = try idleRun()
    try run.update("u")
    let task = try run.poll()
    let completion = try run.respond(task) {
      $0.forceCreateNewWorkflowTask = true
      $0.returnNewWorkflowTask = true
    }
    let next = try #require(completion.newTask)
    #expect(next.messages.isEmpty)
    try run.answer(next, [.accept(task.messages[0]), .complete("u")])
    #expect(run.end("u") == done)
  }

  @Test("an update that a worker says nothing about is rejected for it") func unprocessed() throws {
    var run = try idleRun()
    try run.update("u")
    try run.respond(try run.poll(), [.marker()])
    guard case .ended(let outcome)? = run.end("u") else { return #expect(Bool(false)) }
    #expect(outcome.failure.applicationFailureInfo.type == "UnprocessedUpdate")
  }

  @Test("messages that do not fit fail the task, undo what came before them, and end the waits")
  func badMessages() throws {
    var run = try idleRun()
    try run.update("u")
    let task = try run.poll()
    let accepted = ProtocolMessage.accept(task.messages[0])
    let error = #expect(throws: ServiceError.self) { try run.answer(task, [accepted, accepted]) }
    #expect(
      error?.message
        == "BadUpdateWorkflowExecutionMessage: invalid state transition attempted for Update u: received *update.Acceptance message while in state ProvisionallyAccepted"
    )
    #expect(run.kinds.last == .workflowTaskFailed && !run.kinds.contains(.workflowExecutionUpdateAccepted))
    guard case .aborted(let reason)? = run.end("u") else { return #expect(Bool(false)) }
    #expect(reason.code == .failedPrecondition && reason.detail == .workflowNotReady)
    #expect(run.news.map(\.kind) == [.aborted(reason)], "an acceptance that was taken back is no news")
  }

  @Test("at the second attempt bad messages leave the task to time out, and end the waits all the same") func badMessageAgain() throws {
    var run = try idleRun()
    try run.update("u")
    try run.fail(try run.poll())
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, [.message("nothing")]) }
    #expect(run.state.startedTask != nil && run.state.status(ofUpdate: "u") == nil)
    guard case .aborted? = run.end("u") else { return #expect(Bool(false)) }
  }

  @Test("no more than ten updates are in flight, and no more than the limit are taken at all") func limits() throws {
    var rules = Rules.standard
    rules.maximumUpdates = 12
    rules.suggestContinueAsNewUpdates = 11
    var run = try idleRun(rules)
    for number in 1...10 { try run.update("a\(number)") }
    let error = #expect(throws: ServiceError.self) { try run.update("a11") }
    #expect(error?.detail == .resourceExhausted(cause: .concurrentLimit, scope: .namespace))
    try run.update("a10")
    try run.take(try run.poll())
    try run.update("b1")
    let task = try run.poll()
    #expect(task.tail.last?.workflowTaskStartedEventAttributes.suggestContinueAsNewReasons == [.tooManyUpdates])
    try run.take(task)
    try run.update("b2")
    try run.take(try run.poll())
    let full = #expect(throws: ServiceError.self) { try run.update("b3") }
    #expect(full?.code == .failedPrecondition && full?.message.contains("(12)") == true)
  }

  @Test("requests in flight are bounded in bytes, one and all") func bytes() throws {
    var rules = Rules.standard
    rules.maximumPayloadBytes = 2000
    rules.maximumUpdateBytesInFlight = 3000
    var run = try idleRun(rules)
    #expect(throws: ServiceError.invalidArgument("Blob data size exceeds limit.")) { try run.update("large", bytes: 2000) }
    try run.update("a", bytes: 1500)
    let error = #expect(throws: ServiceError.self) { try run.update("b", bytes: 1500) }
    #expect(error?.code == .resourceExhausted)
  }

  @Test("a run that ends aborts what it has not accepted and fails what it has; one that goes on says so") func closed() throws {
    for (command, code) in [(Command.complete, ServiceError.Code.notFound), (.continueAsNew, .resourceExhausted)] {
      var run = try idleRun()
      try run.update("accepted")
      let task = try run.poll()
      try run.answer(task, [.accept(task.messages[0])])
      try run.update("sent")
      let next = try run.poll()
      try run.update("admitted")
      try run.respond(next, [command])
      for id in ["sent", "admitted"] {
        guard case .aborted(let error)? = run.end(id) else { return #expect(Bool(false)) }
        #expect(error.code == code)
        #expect(run.state.status(ofUpdate: id) == .aborted(error))
      }
      guard case .ended(let outcome)? = run.end("accepted") else { return #expect(Bool(false)) }
      #expect(outcome.failure.applicationFailureInfo.type == "AcceptedUpdateCompletedWorkflow")
      try run.crash()
      #expect(run.state.status(ofUpdate: "accepted") == .ended(outcome))
      #expect(throws: ServiceError.notFound("workflow execution already completed")) { try run.update("late") }
    }
  }

  @Test("an update that the server has lost lives on by the worker's message") func revived() throws {
    var run = try Run()
    var request = ProtocolMessage()
    request.id = "lost/request"
    request.protocolInstanceID = "lost"
    var acceptance = UpdateAcceptance()
    acceptance.acceptedRequest.input.name = "change"
    let task = try run.poll()
    try run.answer(task, [.make("lost/accept", "lost", acceptance), .complete("lost")])
    #expect(run.state.status(ofUpdate: "lost") == .completed(eventID: 6))
    #expect(run.history[4].workflowExecutionUpdateAcceptedEventAttributes.acceptedRequest.input.name == "change")
  }

  @Test("while a failed close is tried again, updates are refused") func closing() throws {
    var run = try Run()
    let task = try run.poll()
    try run.signal("late")
    #expect(throws: ServiceError.self) { try run.respond(task, [.complete]) }
    _ = try run.poll()
    let error = #expect(throws: ServiceError.self) { try run.update("u") }
    #expect(error?.code == .resourceExhausted)
  }
}
