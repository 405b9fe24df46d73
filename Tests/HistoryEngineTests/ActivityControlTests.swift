import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct ActivityControlTests {
  private static let pause = ActivityPause(identity: "operator", reason: "look", requestID: "p")

  private func scheduled(_ configure: (inout ScheduleActivityTaskCommandAttributes) -> Void = { _ in }) throws -> Run {
    var run = try Run()
    try run.respond(try run.poll(), [.activity("a", configure)])
    return run
  }

  @Test("a paused activity that waits has no task and no deadline; what was offered before is stale") func pausedWaiting() throws {
    var run = try scheduled { $0.scheduleToCloseTimeout = Duration.seconds(20).proto }
    let stamp = try #require(run.state.activities[5]).stamp
    try run.turn { try $0.pauseActivities(.id("a"), Self.pause) }
    #expect(run.due(.activityTask, 5) == nil)
    #expect(throws: ServiceError.self) {
      try run.turn { try $0.startActivity(scheduledEventID: 5, stamp: stamp, identity: "w", requestID: "r") }
    }
    try run.wait(.seconds(3600))
    #expect(run.state.activities[5]?.pause.reason == "look")
    try run.crash()
    try run.turn { try $0.unpauseActivities(.id("a"), ActivityUnpause()) }
    #expect(run.due(.activityTask, 5) == run.now)
    try run.wait(.zero)
    #expect(run.kinds.last == .workflowTaskScheduled && run.state.activities.isEmpty, "its schedule-to-close had passed long ago")
  }

  @Test("pausing again is the same for the same request, and an error for another") func pausedTwice() throws {
    var run = try scheduled()
    try run.turn { try $0.pauseActivities(.id("a"), Self.pause) }
    try run.turn { try $0.pauseActivities(.id("a"), Self.pause) }
    let other = ActivityPause(identity: "operator", reason: "look", requestID: "q")
    #expect(throws: ServiceError(.failedPrecondition, "activity is already paused")) {
      try run.turn { try $0.pauseActivities(.id("a"), other) }
    }
    try run.turn { try $0.pauseActivities(.type("Activity"), other) }
    #expect(run.state.activities[5]?.pause.requestID == "p")
  }

  @Test("an attempt that fails while paused is held, and its retry is due with the unpause") func heldRetry() throws {
    var run = try scheduled()
    let first = try run.startActivity()
    try run.turn { try $0.pauseActivities(.id("a"), Self.pause) }
    let answer = try run.turn { try $0.heartbeat(.token(Run.token(first)), details: nil, identity: "worker") }
    #expect(answer.isPaused)
    try run.turn { try $0.failActivity(.token(Run.token(first)), .with { $0.failure = .application() }) }
    #expect(run.due(.activityTask, 5) == nil)
    #expect(run.state.activities[5]?.attempt == 2)
    try run.turn { try $0.unpauseActivities(.all, ActivityUnpause(jitter: Jitter(limit: .seconds(10), seed: 7))) }
    let due = try #require(run.due(.activityTask, 5))
    #expect(due > run.now && due < run.now + .seconds(10))
  }

  @Test("the jitter spreads activities over its whole length") func jitterSpreads() throws {
    var run = try Run()
    try run.respond(try run.poll(), (0..<200).map { .activity("a\($0)") })
    try run.turn { try $0.pauseActivities(.type("Activity"), Self.pause) }
    try run.turn { try $0.unpauseActivities(.all, ActivityUnpause(jitter: Jitter(limit: .seconds(100), seed: 1))) }
    let delays = try (5..<205).map { try #require(run.due(.activityTask, $0)) - run.now }
    #expect(delays.allSatisfy { $0 >= .zero && $0 < .seconds(100) })
    #expect(Set(delays).count == delays.count)
    #expect(delays.filter { $0 < .seconds(50) }.count > 70 && delays.filter { $0 >= .seconds(50) }.count > 70)
  }

  @Test("a reset counts from one again; the running attempt is told, answers, and loses its details only when it has ended")
  func resetRunning() throws {
    var run = try scheduled()
    let first = try run.startActivity()
    try run.turn { try $0.failActivity(.token(Run.token(first)), .with { $0.failure = .application() }) }
    run.now = run.now + .seconds(1)
    let second = try run.startActivity()
    try run.turn { _ = try $0.heartbeat(.token(Run.token(second)), details: .text("half"), identity: "worker") }
    try run.turn { try $0.resetActivities(.id("a"), ActivityReset(resetsHeartbeat: true), originals: [:]) }
    #expect(run.state.activities[5]?.attempt == 1)
    #expect(run.state.activities[5]?.heartbeatDetails == .text("half"))
    let answer = try run.turn { try $0.heartbeat(.token(Run.token(second)), details: .text("more"), identity: "worker") }
    #expect(answer.isReset)
    try run.turn { try $0.failActivity(.token(Run.token(second)), .with { $0.failure = .application() }) }
    run.now = run.now + .seconds(1)
    let third = try run.startActivity()
    #expect(third.record.attempt == 2 && !third.record.hasHeartbeatDetails && !third.record.reset)
  }

  @Test("options that make no sense change nothing") func badOptions() throws {
    var run = try scheduled()
    let before = run.state.activities
    let bad = ActivityOptions.with { $0.heartbeatTimeout = Duration.seconds(-1).proto }
    #expect(throws: ServiceError.self) {
      try run.turn { try $0.updateActivityOptions(.id("a"), .set([.heartbeatTimeout], from: bad), originals: [:]) }
    }
    #expect(run.state.activities == before)
  }

  @Test("another queue makes the task that waits on the old one stale") func movedQueue() throws {
    var run = try scheduled()
    let stamp = try #require(run.state.activities[5]).stamp
    let options = ActivityOptions.with { $0.taskQueue.name = "other" }
    _ = try run.turn { try $0.updateActivityOptions(.id("a"), .set([.taskQueueName], from: options), originals: [:]) }
    guard case .set(_, _, _, let payload)? = run.tasks[Run.TaskKey(kind: .activityTask, reference: 5)] else {
      Issue.record("the task is gone")
      return
    }
    #expect(payload.taskQueue == "other" && payload.stamp > stamp)
  }

  @Test("restoring gives back what the activity was scheduled with") func restore() throws {
    var run = try scheduled { $0.heartbeatTimeout = Duration.seconds(3).proto }
    let options = ActivityOptions.with { $0.heartbeatTimeout = Duration.seconds(2).proto }
    _ = try run.turn { try $0.updateActivityOptions(.id("a"), .set([.heartbeatTimeout], from: options), originals: [:]) }
    #expect(run.state.activities[5]?.heartbeatTimeout == Duration.seconds(2).wholeNanoseconds)
    let original = ActivityOptions(run.history[4].activityTaskScheduledEventAttributes)
    _ = try run.turn { try $0.updateActivityOptions(.all, .restore, originals: [5: original]) }
    #expect(run.state.activities[5]?.heartbeatTimeout == Duration.seconds(3).wholeNanoseconds)
  }

  @Test("paths are read in either case, and unknown ones are none") func paths() {
    #expect(ActivityOptionPath(mask: "retryPolicy.maximumAttempts") == .maximumAttempts)
    #expect(ActivityOptionPath(mask: "task_queue.name") == .taskQueueName)
    #expect(ActivityOptionPath(mask: "taskqueue") == nil)
  }
}
