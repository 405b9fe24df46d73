import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI
import Testing

@Suite("A run's own clock") struct TimeSkippingTests {
  private static let hour = Duration.seconds(3600)

  private func run(_ configure: (inout TimeSkippingConfig) -> Void = { _ in }) throws -> Run {
    try Run {
      $0.timeSkippingConfig.enabled = true
      configure(&$0.timeSkippingConfig)
    }
  }

  private func configure(_ run: inout Run, fastForward: Duration) throws {
    var options = WorkflowExecutionOptions()
    options.timeSkippingConfig.enabled = true
    options.timeSkippingConfig.fastForwardConfig.id = "id"
    options.timeSkippingConfig.fastForwardConfig.duration = fastForward.proto
    _ = try run.turn { try $0.updateOptions(options, paths: ["time_skipping_config"], identity: "client") }
  }

  @Test("a timer is due at once by the server's clock, and fires at its time by the run's")
  func timer() throws {
    var run = try run()
    let begin = run.now
    try run.respond(try run.poll(), [.timer("t", Self.hour)])
    #expect(run.kinds.last == .workflowExecutionTimeSkippingTransitioned)
    #expect(run.due(.wakeUp) == begin)
    try run.wait(.zero)
    #expect(run.history.last { $0.eventType == .timerFired }?.eventTime == (begin + Self.hour).timestamp)
    #expect(run.due(.workflowTask) == begin)
    try run.expectRebuildable()
  }

  @Test("the deletion of a closed run is due by the server's clock")
  func deletion() throws {
    var run = try run()
    run.rules.retentionJitter = .zero
    try run.respond(try run.poll(), [.timer("t", Self.hour)])
    try run.wait(.zero)
    try run.respond(try run.poll(), [.complete])
    #expect(run.state.record.closeTime == (run.now + Self.hour).nanoseconds)
    #expect(run.due(.deletion) == run.now + run.rules.retention)
  }

  @Test("a skipped interval makes the task that was armed for the attempt stale, and queues another one that is due")
  func attempts() throws {
    var run = try run()
    try run.respond(try run.poll(), [.activity { $0.retryPolicy.initialInterval = Self.hour.proto }])
    let attempt = try run.startActivity()
    var failed = RespondActivityTaskFailedRequest()
    failed.failure.applicationFailureInfo.type = "Broken"
    _ = try run.turn { try $0.failActivity(.token(Run.token(attempt)), failed) }
    #expect(run.due(.activityTask, 5) == run.now)
    #expect(throws: ServiceError.self) {
      try run.turn { try $0.startActivity(scheduledEventID: 5, stamp: attempt.record.stamp, identity: "worker", requestID: "stale") }
    }
    #expect(try run.startActivity(requestID: "second").record.attempt == 2)
    try run.expectRebuildable()
  }

  @Test("what a crash leaves of a skip is due after it, and the clock is where it was")
  func crash() throws {
    var run = try run()
    try run.respond(try run.poll(), [.timer("t", Self.hour), .timer("u", Self.hour * 2)])
    try run.crash()
    #expect(run.state.time(at: run.now) == run.now + Self.hour)
    try run.wait(.zero)
    #expect(run.kinds.last == .workflowTaskScheduled)
  }

  @Test("a fast-forward that is asked for while a task runs ends when the run is idle, and nothing is skipped beyond it")
  func fastForward() throws {
    var run = try Run()
    let task = try run.poll()
    try configure(&run, fastForward: Self.hour)
    try run.respond(task, [.timer("t", Self.hour * 2)])
    // The change of options came while the task ran, and is worth a task of its own.
    #expect(run.state.fastForwardInformation?.hasCompleted_p == false)
    try run.respond(try run.poll(), [])
    #expect(run.state.fastForwardInformation?.hasCompleted_p == true)
    #expect(run.due(.wakeUp) == run.now + Self.hour)
    try run.expectRebuildable()
    try run.wait(Self.hour)
    #expect(run.kinds.contains(.timerFired))
    try run.expectRebuildable()
  }

  @Test("a fast-forward whose end comes by itself is over, without a skip")
  func fastForwardPasses() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.activity()])
    _ = try run.startActivity()
    try configure(&run, fastForward: .seconds(10))
    try run.wait(.seconds(10))
    #expect(run.kinds.last == .workflowExecutionTimeSkippingTransitioned)
    #expect(run.state.record.skippedTime == 0)
    try run.expectRebuildable()
  }

  @Test("the next run of the chain begins at the time of this one, and counts on")
  func chain() throws {
    var run = try run { $0.maxSessionSkipCount = 2 }
    try run.respond(try run.poll(), [.timer("t", Self.hour)])
    try run.wait(.zero)
    try run.respond(try run.poll(), [.continueAsNew])
    let next = try #require(run.newRuns.first)
    #expect(next.state.record.startTime == (run.now + Self.hour).nanoseconds)
    #expect(next.state.timeSkipping?.skipCount == 1)
    #expect(next.state.effectiveTimeSkippingConfig?.enabled == true)
  }
}
