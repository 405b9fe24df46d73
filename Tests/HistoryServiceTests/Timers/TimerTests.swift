import HistoryEngine
import Model
import Persistence
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct TimerTests {
  @Test("a timer fires when it is due, and not before")
  func fires() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(60))])
      await house.pass(.seconds(59))
      #expect(try await house.types().contains(.timerFired) == false)
      await house.pass { !house.sink.offered.isEmpty }
      #expect(try await house.types().contains(.timerFired))
    }
  }

  @Test("a workflow task that is not answered in time is given out again as a transient second attempt")
  func workflowTaskTimeout() async throws {
    try await House().run { house in
      try await house.start()
      let late = try await house.poll()
      await house.pass { !house.sink.offered.isEmpty }
      await #expect(throws: ServiceError.notFound("Workflow task not found.")) { try await house.complete(late) }
      let second = try await house.poll()
      #expect(second.attempt == 2)
      #expect(second.history.events.map(\.eventType).suffix(3) == [.workflowTaskTimedOut, .workflowTaskScheduled, .workflowTaskStarted])
      #expect(try await house.types().count == 6)
    }
  }

  @Test("an activity's next attempt is offered when its interval has passed")
  func retry() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.activity()])
      let first = try await house.pollActivity()
      var failed = RespondActivityTaskFailedRequest()
      failed.taskToken = first.taskToken
      failed.failure.message = "once"
      failed.failure.applicationFailureInfo.type = "Broken"
      _ = try await house.history.respondActivityTaskFailed(failed, namespaceID: namespaceID)
      #expect(house.sink.take(.activity) == nil)
      let failedAt = house.time.now
      await house.pass { !house.sink.offered.isEmpty }
      #expect(house.time.now - failedAt >= .seconds(1))
      let second = try await house.pollActivity()
      #expect(second.attempt == 2)
      #expect(second.input == .text("in"))
    }
  }

  @Test("a jump of the wall clock is noticed soon")
  func clockJump() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(100_000))])
      house.time.jumpWall(by: .seconds(100_001))
      let before = house.time.clock.now
      await house.pass { !house.sink.offered.isEmpty }
      #expect(try await house.types().contains(.timerFired))
      #expect(before.duration(to: house.time.clock.now) <= .seconds(20))
    }
  }

  @Test("a timer is not lost when the wall clock is set back while it waits for its workflow")
  func clockSetBack() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(60))])
      house.store.hold()
      let signal = Task { try await house.signal() }
      await eventually { house.store.heldCommits == 1 }
      house.time.clock.advance(by: .seconds(60))
      await eventually { house.history.timers.underWay == 1 }
      house.time.jumpWall(by: .seconds(-30))
      house.store.release()
      _ = try await signal.value
      await house.settle()
      #expect(try await house.types().contains(.timerFired) == false)
      let before = house.time.clock.now
      try await house.pass { try await house.types().contains(.timerFired) }
      #expect(before.duration(to: house.time.clock.now) >= .seconds(30))
    }
  }

  @Test("timers beyond the horizon wait in the store and fire in time all the same")
  func beyondHorizon() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(2000))])
      await house.pass { !house.sink.offered.isEmpty }
      #expect(house.time.now >= TestTime.start + .seconds(2000))
      #expect(house.time.now <= TestTime.start + .seconds(2100))
    }
  }

  @Test("a timer whose turn the store refuses is tried again")
  func refusedWakeUp() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(10))])
      house.store.failNextCommit(.refuse(.failed("busy")))
      await house.pass { !house.sink.offered.isEmpty }
      #expect(try await house.types().filter { $0 == .timerFired }.count == 1)
    }
  }

  @Test("a closed run is deleted when its retention is over, and its id is free again")
  func retention() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.complete])
      await house.pass(.seconds(3590))
      #expect(try await house.status() == .completed)
      await house.pass { (try? await house.describe()) == nil }
      try await house.start { $0.workflowIDReusePolicy = .rejectDuplicate }
    }
  }

  @Test("a thousand timers of one moment all fire, few at a time")
  func manyAtOnce() async throws {
    var configuration = HistoryConfiguration()
    configuration.concurrentWakeUps = 3
    try await House(configuration: configuration).run { house in
      for number in 0..<200 {
        try await house.start("wf\(number)")
        try await house.work([.timer("t", .seconds(30))])
      }
      await house.pass { house.sink.offered.count == 200 }
    }
  }

  @Test("a delayed first task comes when the delay is over")
  func startDelay() async throws {
    try await House().run { house in
      try await house.start { $0.workflowStartDelay = Duration.seconds(30).proto }
      #expect(house.sink.offered.isEmpty)
      await house.pass { !house.sink.offered.isEmpty }
      #expect(house.time.now >= TestTime.start + .seconds(30))
    }
  }

  @Test("a run that outlives its timeout is closed")
  func runTimeout() async throws {
    try await House().run { house in
      try await house.start { $0.workflowRunTimeout = Duration.seconds(60).proto }
      await house.pass { (try? await house.status()) == .timedOut }
      #expect(house.time.now >= TestTime.start + .seconds(60))
    }
  }
}
