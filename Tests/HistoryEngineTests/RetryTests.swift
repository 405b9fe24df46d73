import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct RetryTests {
  private static let next = UniqueID(high: 7, low: 7)

  private func run(_ policy: RetryPolicy = .with { $0.maximumAttempts = 2 }, timeout: Duration = .zero) throws -> Run {
    try Run({
      $0.retryPolicy = policy
      $0.workflowRunTimeout = timeout.proto
      $0.input = .text("in")
    })
  }

  private func fail(_ run: inout Run, _ failure: Failure = .application()) throws -> HistoryEvent {
    let task = try run.poll()
    let token = run.token(task)
    let started = run.history[0]
    try run.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "retry", startedEvent: started)
      var request = RespondWorkflowTaskCompletedRequest()
      request.commands = [
        .with {
          $0.commandType = .failWorkflowExecution
          $0.failWorkflowExecutionCommandAttributes.failure = failure
        }
      ]
      _ = try $0.completeWorkflowTask(token, request, newRunID: Self.next, requestID: "r")
    }
    return try #require(run.history.last)
  }

  @Test("a failed run is tried again as the next run of its chain") func retried() throws {
    var run = try run()
    let closing = try fail(&run).workflowExecutionFailedEventAttributes
    #expect(closing.retryState == .inProgress)
    #expect(closing.newExecutionRunID == Self.next.description)
    let next = try Run(try #require(run.newRuns.first), now: run.now)
    let started = next.history[0].workflowExecutionStartedEventAttributes
    #expect(started.attempt == 2 && started.initiator == .retry && started.input == .text("in"))
    #expect(started.firstExecutionRunID == Run.key.runID.description)
    #expect(started.continuedFailure.message == "broken")
    #expect(next.due(.wakeUp) == run.now + .seconds(1))
  }

  @Test("the last attempt, and a failure that is not to be retried, end the chain") func ends() throws {
    var once = try run(.with { $0.maximumAttempts = 1 })
    #expect(try fail(&once).workflowExecutionFailedEventAttributes.retryState == .maximumAttemptsReached)
    #expect(once.newRuns.isEmpty)
    var fatal = try run()
    #expect(try fail(&fatal, .application(nonRetryable: true)).workflowExecutionFailedEventAttributes.retryState == .nonRetryableFailure)
  }

  @Test("a run whose time is over is tried again too") func timedOut() throws {
    var run = try run(timeout: .seconds(5))
    run.now = run.now + .seconds(5)
    let started = run.history[0]
    try run.turn {
      $0.restart = RunRestart(newRunID: Self.next, requestID: "retry", startedEvent: started)
      $0.wakeUp()
    }
    #expect(run.history.last?.workflowExecutionTimedOutEventAttributes.retryState == .inProgress)
    #expect(run.newRuns.count == 1)
  }
}
