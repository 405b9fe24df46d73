import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct StandaloneActivityTests {
  private static let key = ExecutionKey(
    workflow: WorkflowKey(standaloneActivityID: "a", namespaceID: UniqueID(high: 1, low: 2)), runID: UniqueID(high: 3, low: 4))
  private static let start = WallTime(nanoseconds: 1_700_000_000_000_000_000)

  private func started(_ configure: (inout StartActivityExecutionRequest) -> Void = { _ in }) throws -> Run {
    var request = StartActivityExecutionRequest()
    request.activityID = "a"
    request.activityType.name = "Activity"
    request.taskQueue.name = "queue"
    request.requestID = "start"
    request.startToCloseTimeout = Duration.seconds(10).proto
    configure(&request)
    let turn = try Turn.startStandalone(StandaloneStart(key: Self.key, request: request), now: Self.start, rules: .standard)
    return try Run(try turn.finish(), now: Self.start)
  }

  @Test("ids of activities and of workflows are apart, and lead back to their namespace") func idSpaces() {
    let namespace = UniqueID.v7(at: Self.start, random: (5, 6))
    let activity = WorkflowKey(standaloneActivityID: "same", namespaceID: namespace)
    let workflow = WorkflowKey(namespaceID: namespace, workflowID: "same")
    #expect(activity != workflow && activity.isStandaloneActivity && !workflow.isStandaloneActivity)
    #expect(activity.ownerID == namespace && workflow.ownerID == namespace)
  }

  @Test("a run without a history: its start, its attempt and its outcome survive a crash at any point") func life() throws {
    var run = try started { $0.input = .text("in") }
    #expect(run.due(.activityTask, 1) == run.now)
    try run.crash()
    let attempt = try run.startActivity(1)
    try run.crash()
    try run.turn { try $0.completeActivity(.token(Run.token(attempt)), result: .text("out"), identity: "worker") }
    try run.crash()
    #expect(run.state.record.status == .completed && run.history.isEmpty)
    #expect(run.state.standaloneEnd.outcome.result == .text("out"))
    #expect(run.state.standalone?.input == .text("in"))
    let kept = try #require(run.due(.deletion)) - run.now
    #expect(kept >= Rules.standard.retention && kept <= Rules.standard.retention + Rules.standard.retentionJitter)
    #expect(throws: ServiceError.notFound("activity not found for ID: a")) {
      try run.turn { try $0.completeActivity(.token(Run.token(attempt)), result: nil, identity: "worker") }
    }
  }

  @Test("the start delay is part of no timeout") func startDelay() throws {
    var run = try started {
      $0.startDelay = Duration.seconds(100).proto
      $0.scheduleToCloseTimeout = Duration.seconds(5).proto
    }
    #expect(run.due(.activityTask, 1) == run.now + .seconds(100))
    try run.wait(.seconds(99))
    #expect(run.state.isOpen)
    try run.wait(.seconds(6))
    #expect(run.state.record.status == .timedOut)
    #expect(run.tasks.count == 1, "only the deletion is left")
  }

  @Test("a cancellation ends what waits, and is told to what runs") func cancel() throws {
    var waiting = try started()
    try waiting.turn { try $0.requestCancelStandalone(reason: "a \"reason\"", identity: "c", requestID: "r") }
    #expect(waiting.state.record.status == .canceled)
    let details = waiting.state.standaloneEnd.outcome.failure.canceledFailureInfo.details.payloads
    #expect(details.map { String(decoding: $0.data, as: UTF8.self) } == [#""a \"reason\"""#])
    var running = try started()
    let attempt = try running.startActivity(1)
    try running.turn { try $0.requestCancelStandalone(reason: "", identity: "c", requestID: "r") }
    try running.turn { try $0.requestCancelStandalone(reason: "", identity: "c", requestID: "r") }
    #expect(throws: ServiceError.self) {
      try running.turn { try $0.requestCancelStandalone(reason: "", identity: "c", requestID: "s") }
    }
    #expect(try running.turn { try $0.heartbeat(.token(Run.token(attempt)), details: nil, identity: "w") }.cancelRequested)
    try running.turn { try $0.failActivity(.token(Run.token(attempt)), .with { $0.failure = .application() }) }
    #expect(running.state.standaloneEnd.outcome.retryState == .cancelRequested)
  }

  @Test("a reset while the last attempt runs begins anew when it fails, at once") func reset() throws {
    var run = try started { $0.retryPolicy.maximumAttempts = 2 }
    let first = try run.startActivity(1)
    try run.turn { try $0.failActivity(.token(Run.token(first)), .with { $0.failure = .application() }) }
    run.now = run.now + .seconds(1)
    let second = try run.startActivity(1)
    try run.turn { try $0.resetActivities(.id("a"), ActivityReset(), originals: [:]) }
    #expect(run.state.activities[1]?.attempt == 2)
    try run.turn { try $0.failActivity(.token(Run.token(second)), .with { $0.failure = .application() }) }
    #expect(run.state.activities[1]?.attempt == 1)
    #expect(run.due(.activityTask, 1) == run.now)
  }

  @Test("while it is paused only its schedule-to-start does not count") func pausedTimeouts() throws {
    let pause = ActivityPause(identity: "o", reason: "", requestID: "p")
    var waiting = try started { $0.scheduleToStartTimeout = Duration.seconds(1).proto }
    try waiting.turn { try $0.pauseActivities(.id("a"), pause) }
    try waiting.wait(.seconds(100))
    #expect(waiting.state.isOpen && waiting.state.record.activityPaused)
    var running = try started { $0.heartbeatTimeout = Duration.seconds(1).proto }
    _ = try running.startActivity(1)
    try running.turn { try $0.pauseActivities(.id("a"), pause) }
    try running.wait(.seconds(2))
    #expect(running.state.activities[1]?.attempt == 2 && running.state.record.activityPaused)
    #expect(running.due(.activityTask, 1) == nil)
  }

  @Test("a termination is final, and the same one again is a success") func terminate() throws {
    var run = try started()
    let attempt = try run.startActivity(1)
    try run.turn { try $0.terminateStandalone(reason: "enough", identity: "o", requestID: "t") }
    try run.turn { try $0.terminateStandalone(reason: "enough", identity: "o", requestID: "t") }
    #expect(throws: ServiceError(.failedPrecondition, "already terminated with request ID t")) {
      try run.turn { try $0.terminateStandalone(reason: "enough", identity: "o", requestID: "u") }
    }
    #expect(throws: ServiceError.self) { try run.turn { _ = try $0.heartbeat(.token(Run.token(attempt)), details: nil, identity: "w") } }
  }
}
