import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite("Cron workflows") struct CronTests {
  private static let next = UniqueID(high: 7, low: 7)

  private func run(_ configure: (inout StartWorkflowExecutionRequest) -> Void = { _ in }) throws -> Run {
    try Run {
      $0.cronSchedule = "@every 60s"
      $0.input = .text("in")
      configure(&$0)
    }
  }

  /// The first task comes and is answered with a command that ends the run; gives the next run, if there is one.
  private func end(_ run: inout Run, _ command: Command) throws -> Run? {
    if run.state.isHeldBack { try run.wait(.seconds(60)) }
    let task = try run.poll()
    let token = run.token(task)
    let started = run.history[0]
    try run.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "next", startedEvent: started)
      _ = try $0.completeWorkflowTask(token, .with { $0.commands = [command] }, newRunID: Self.next, requestID: "r")
    }
    return try run.newRuns.last.map { try Run($0, now: run.now) }
  }

  private func complete(_ result: String) -> Command {
    .with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes.result = .text(result)
    }
  }

  private let failure: Command = .with {
    $0.commandType = .failWorkflowExecution
    $0.failWorkflowExecutionCommandAttributes.failure = .application()
  }

  @Test("the first run waits for its time") func waits() throws {
    var run = try run()
    #expect(run.kinds == [.workflowExecutionStarted])
    let started = run.history[0].workflowExecutionStartedEventAttributes
    #expect(started.firstWorkflowTaskBackoff == Duration.seconds(60).proto && started.initiator == .cronSchedule)
    try run.wait(.seconds(60))
    #expect(run.kinds.last == .workflowTaskScheduled)
  }

  @Test("a completed run hands its result on, and a failed one its failure and the last result") func chain() throws {
    var first = try run()
    var second = try #require(try end(&first, complete("one")))
    #expect(first.history.last?.workflowExecutionCompletedEventAttributes.newExecutionRunID == Self.next.description)
    var started = second.history[0].workflowExecutionStartedEventAttributes
    #expect(started.lastCompletionResult == .text("one") && !started.hasContinuedFailure && started.input == .text("in"))
    #expect(started.attempt == 1 && started.initiator == .cronSchedule)
    let third = try #require(try end(&second, failure))
    started = third.history[0].workflowExecutionStartedEventAttributes
    #expect(started.lastCompletionResult == .text("one") && started.continuedFailure.message == "broken")
    #expect(started.firstExecutionRunID == first.state.record.firstRunID)
  }

  @Test("retries come before the schedule, which goes on when they are used up") func retries() throws {
    var first = try run { $0.retryPolicy = .with { $0.maximumAttempts = 2 } }
    var second = try #require(try end(&first, failure))
    #expect(second.history[0].workflowExecutionStartedEventAttributes.initiator == .retry)
    try second.wait(.seconds(1))
    let third = try #require(try end(&second, failure))
    #expect(second.history.last?.workflowExecutionFailedEventAttributes.retryState == .maximumAttemptsReached)
    let started = third.history[0].workflowExecutionStartedEventAttributes
    #expect(started.initiator == .cronSchedule && started.attempt == 1)
  }

  @Test("times that pass while a run goes on are skipped") func skips() throws {
    var first = try run()
    try first.wait(.seconds(60))
    first.now = first.now + .seconds(150)
    let second = try #require(try end(&first, complete("late")))
    #expect(second.history[0].workflowExecutionStartedEventAttributes.firstWorkflowTaskBackoff == Duration.seconds(30).proto)
  }

  @Test("a run that ends before its time is followed by one for the same time") func early() throws {
    var first = try run()
    let due = first.due(.wakeUp)
    try first.turn { try $0.requestCancel(.init()) }
    let task = try first.poll()
    let token = first.token(task)
    let started = first.history[0]
    try first.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "next", startedEvent: started)
      _ = try $0.completeWorkflowTask(token, .with { $0.commands = [.complete] }, newRunID: Self.next, requestID: "r")
    }
    #expect(try Run(#require(first.newRuns.last), now: first.now).due(.wakeUp) == due)
  }

  @Test("the run timeout goes on with the schedule, the execution timeout ends it") func timeouts() throws {
    var first = try run { $0.workflowRunTimeout = Duration.seconds(5).proto }
    try first.wait(.seconds(60))
    let started = first.history[0]
    first.now = first.now + .seconds(5)
    try first.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "next", startedEvent: started)
      $0.wakeUp()
    }
    #expect(first.history.last?.workflowExecutionTimedOutEventAttributes.retryState == .retryPolicyNotSet)
    #expect(first.newRuns.count == 1)

    var last = try run { $0.workflowExecutionTimeout = Duration.seconds(5).proto }
    let begun = last.history[0]
    last.now = last.now + .seconds(5)
    try last.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "next", startedEvent: begun)
      $0.wakeUp()
    }
    #expect(last.kinds == [.workflowExecutionStarted, .workflowExecutionTimedOut])
    #expect(last.newRuns.isEmpty)
  }

  @Test("a schedule that cannot be read, brought by a continue-as-new, ends with its run") func unreadable() throws {
    var first = try Run()
    let command = Command.with {
      $0.commandType = .continueAsNewWorkflowExecution
      $0.continueAsNewWorkflowExecutionCommandAttributes.cronSchedule = "soon"
    }
    first.now = first.now + .seconds(2)
    var second = try #require(try end(&first, command))
    #expect(second.state.record.cronSchedule == "soon")
    #expect(try end(&second, .complete) == nil)
    #expect(second.state.record.status == .completed)
  }
}
