import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct ActivityTests {
  private func scheduled(_ command: Command = .activity(), run configure: (inout StartWorkflowExecutionRequest) -> Void = { _ in }) throws
    -> Run
  {
    var run = try Run(configure)
    try run.respond(try run.poll(), [command])
    return run
  }

  @Test("the started event is written when the activity ends, with its last attempt and real start time") func lazyStarted() throws {
    var run = try scheduled()
    let first = try run.startActivity()
    #expect(run.history.count == 5)
    run.now = run.now + .seconds(1)
    try run.turn { try $0.failActivity(.token(Run.token(first)), .with { $0.failure = .application() }) }
    #expect(run.history.count == 5)
    #expect(run.due(.activityTask, 5) == run.now + .seconds(1))
    run.now = run.now + .seconds(1)
    let second = try run.startActivity()
    let startedAt = run.now
    run.now = run.now + .seconds(2)
    try run.turn { try $0.completeActivity(.token(Run.token(second)), result: nil, identity: "worker") }
    #expect(run.kinds.suffix(3) == [.activityTaskStarted, .activityTaskCompleted, .workflowTaskScheduled])
    #expect(run.history[5].activityTaskStartedEventAttributes.attempt == 2)
    #expect(run.history[5].activityTaskStartedEventAttributes.lastFailure.message == "broken")
    #expect(run.history[5].eventTime == startedAt.timestamp)
    #expect(run.history[6].activityTaskCompletedEventAttributes.startedEventID == 6)
  }

  @Test("what ends an activity goes behind the signals of the same buffer, and names its started event") func flushOrder() throws {
    var run = try scheduled()
    let activity = try run.startActivity()
    try run.signal("wake")
    let task = try run.poll()
    try run.turn { try $0.completeActivity(.token(Run.token(activity)), result: nil, identity: "worker") }
    try run.signal("after")
    try run.respond(task)
    let tail = run.history.suffix(4)
    #expect(tail.map(\.eventType) == [.activityTaskStarted, .workflowExecutionSignaled, .activityTaskCompleted, .workflowTaskScheduled])
    #expect(tail.dropFirst(2).first?.activityTaskCompletedEventAttributes.startedEventID == tail.first?.eventID)
  }

  @Test("an attempt is started once; the same request gets the same answer") func startedOnce() throws {
    var run = try scheduled()
    let first = try run.startActivity(requestID: "r")
    #expect(try run.startActivity(requestID: "r").startedTime == first.startedTime)
    #expect(throws: ServiceError.self) { try run.startActivity(requestID: "other") }
  }

  @Test("an answer of an earlier attempt is refused") func staleAnswer() throws {
    var run = try scheduled()
    let first = try run.startActivity()
    try run.turn { try $0.failActivity(.token(Run.token(first)), .with { $0.failure = .application() }) }
    run.now = run.now + .seconds(1)
    _ = try run.startActivity()
    #expect(throws: ServiceError.self) {
      try run.turn { try $0.completeActivity(.token(Run.token(first)), result: nil, identity: "worker") }
    }
  }

  @Test(
    "retries stop for the reason that the event names",
    arguments: [
      (Failure.application(nonRetryable: true), RetryPolicy(), RetryState.nonRetryableFailure),
      (Failure.application(type: "Fatal"), RetryPolicy.with { $0.nonRetryableErrorTypes = ["Fatal"] }, .nonRetryableFailure),
      (Failure.application(), RetryPolicy.with { $0.maximumAttempts = 1 }, .maximumAttemptsReached),
      (Failure.application(), RetryPolicy.with { $0.initialInterval = Duration.seconds(60).proto }, .timeout),
    ])
  func retryStops(failure: Failure, policy: RetryPolicy, state: RetryState) throws {
    var run = try scheduled(
      .activity {
        $0.retryPolicy = policy
        $0.scheduleToCloseTimeout = Duration.seconds(30).proto
      })
    let attempt = try run.startActivity()
    try run.turn { try $0.failActivity(.token(Run.token(attempt)), .with { $0.failure = failure }) }
    let event = try #require(run.history.first { $0.eventType == .activityTaskFailed })
    #expect(event.activityTaskFailedEventAttributes.retryState == state)
  }

  @Test("a worker's own retry delay overrides the policy and its maximum") func nextRetryDelay() throws {
    var run = try scheduled()
    let attempt = try run.startActivity()
    var failure = Failure.application()
    failure.applicationFailureInfo.nextRetryDelay = Duration.seconds(3600).proto
    try run.turn { [failure] in try $0.failActivity(.token(Run.token(attempt)), .with { $0.failure = failure }) }
    #expect(run.due(.activityTask, 5) == run.now + .seconds(3600))
  }

  @Test("an attempt that takes too long is tried again; the last one ends as timed out") func startToClose() throws {
    var run = try scheduled(.activity { $0.retryPolicy.maximumAttempts = 2 })
    _ = try run.startActivity()
    try run.wait(.seconds(10))
    #expect(run.state.activities[5]?.attempt == 2)
    run.now = run.now + .seconds(1)
    _ = try run.startActivity()
    try run.wait(.seconds(10))
    let event = try #require(run.history.first { $0.eventType == .activityTaskTimedOut }?.activityTaskTimedOutEventAttributes)
    #expect(event.retryState == .maximumAttemptsReached)
    #expect(event.failure.timeoutFailureInfo.timeoutType == .startToClose)
    #expect(event.failure.cause.timeoutFailureInfo.timeoutType == .startToClose)
  }

  @Test("heartbeats keep an attempt alive, and their details reach the next attempt") func heartbeats() throws {
    var run = try scheduled(
      .activity {
        $0.startToCloseTimeout = Duration.seconds(100).proto
        $0.heartbeatTimeout = Duration.seconds(5).proto
      })
    let attempt = try run.startActivity()
    for _ in 0..<3 {
      try run.wait(.seconds(4))
      let answer = try run.turn { try $0.heartbeat(.token(Run.token(attempt)), details: .text("progress"), identity: "worker") }
      #expect(!answer.cancelRequested)
    }
    #expect(run.state.activities[5]?.attempt == 1)
    try run.wait(.seconds(5))
    #expect(run.state.activities[5]?.attempt == 2)
    run.now = run.now + .seconds(1)
    #expect(try run.startActivity().record.heartbeatDetails == .text("progress"))
  }

  @Test("nobody takes the activity: its queue time ends it without a retry") func scheduleToStart() throws {
    var run = try scheduled(.activity { $0.scheduleToStartTimeout = Duration.seconds(3).proto })
    try run.wait(.seconds(3))
    let event = try #require(run.history.first { $0.eventType == .activityTaskTimedOut }?.activityTaskTimedOutEventAttributes)
    #expect(event.failure.timeoutFailureInfo.timeoutType == .scheduleToStart)
    #expect(event.retryState == .timeout)
    #expect(run.due(.activityTask, 5) == nil)
  }

  @Test("cancelling a waiting activity ends it at once and wakes the workflow") func cancelWaiting() throws {
    var run = try scheduled()
    try run.signal("cancel it")
    try run.respond(try run.poll(), [.cancelActivity(5)])
    #expect(run.kinds.suffix(3) == [.activityTaskCancelRequested, .activityTaskCanceled, .workflowTaskScheduled])
    #expect(run.due(.activityTask, 5) == nil)
  }

  @Test("a running activity learns of its cancellation by heartbeat, and is not retried any more") func cancelRunning() throws {
    var run = try scheduled()
    let attempt = try run.startActivity()
    let token = Run.token(attempt)
    #expect(throws: ServiceError.self) { try run.turn { try $0.cancelActivity(.token(token), details: nil, identity: "worker") } }
    try run.signal("cancel it")
    try run.respond(try run.poll(), [.cancelActivity(5)])
    #expect(try run.turn { try $0.heartbeat(.token(token), details: nil, identity: "worker") }.cancelRequested)
    try run.turn { try $0.failActivity(.token(token), .with { $0.failure = .application() }) }
    let event = try #require(run.history.first { $0.eventType == .activityTaskFailed })
    #expect(event.activityTaskFailedEventAttributes.retryState == .cancelRequested)
  }

  @Test("an oversized result fails the activity instead of the call") func oversizedResult() throws {
    var run = try scheduled()
    let attempt = try run.startActivity()
    try run.turn {
      try $0.completeActivity(.token(Run.token(attempt)), result: .text(String(repeating: "x", count: 3 << 20)), identity: "worker")
    }
    let event = try #require(run.history.first { $0.eventType == .activityTaskFailed }?.activityTaskFailedEventAttributes)
    #expect(event.failure.message == "Complete result exceeds size limit.")
    #expect(event.retryState == .nonRetryableFailure)
  }

  @Test("an oversized input ends the run") func oversizedInput() throws {
    var run = try Run()
    let task = try run.poll()
    #expect(throws: ServiceError.self) {
      try run.respond(task, [.activity { $0.input = .text(String(repeating: "x", count: 3 << 20)) }])
    }
    #expect(run.kinds.suffix(2) == [.workflowTaskFailed, .workflowExecutionTerminated])
  }

  @Test("an eager activity is started with the answer and never queued") func eager() throws {
    var run = try Run()
    let completion = try run.respond(try run.poll(), [.activity { $0.requestEagerExecution = true }])
    #expect(completion.eagerActivities.map(\.record.activityID) == ["a"])
    #expect(run.due(.activityTask, 5) == nil)
    try run.turn { [completion] in
      try $0.completeActivity(.token(Run.token(completion.eagerActivities[0])), result: nil, identity: "worker")
    }
    #expect(run.kinds.contains(.activityTaskCompleted))
  }

  @Test("completing by id needs no start") func byID() throws {
    var run = try scheduled()
    try run.turn { try $0.completeActivity(.id("a"), result: nil, identity: "human") }
    #expect(run.kinds.suffix(3) == [.activityTaskStarted, .activityTaskCompleted, .workflowTaskScheduled])
    #expect(throws: ServiceError.self) { try run.turn { try $0.completeActivity(.id("a"), result: nil, identity: "human") } }
  }

  @Test("two thousand pending activities are the limit") func pendingLimit() throws {
    var run = try Run()
    try run.respond(try run.poll(), (0..<2000).map { .activity("a\($0)") })
    try run.signal("one more")
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, [.activity("last")]) }
    #expect(
      run.history.last { $0.eventType == .workflowTaskFailed }?.workflowTaskFailedEventAttributes.cause == .pendingActivitiesLimitExceeded)
    #expect(run.state.isOpen)
  }
}

extension Payloads {
  static func text(_ text: String) -> Payloads {
    .with { $0.payloads = [.with { $0.data = .init(text.utf8) }] }
  }
}
