import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite("Skipped time", .timeLimit(.minutes(1)))
struct TimeSkippingTests {
  private static let year = Duration.seconds(365 * 24 * 3600)

  /// Runs `body` with a service whose time can be skipped, and expects that the real clock stood still.
  private func skipping(_ body: @escaping @Sendable (House) async throws -> Void) async throws {
    let house = House(skipsTime: true)
    try await house.run { house in try await body(house) }
    #expect(house.time.clock.now.offset == .zero)
  }

  @Test("years of timers pass at once while time is unlocked, each fired at its very time")
  func years() async throws {
    try await skipping { house in
      try await house.start()
      try house.history.unlockTimeSkipping()
      for number in 1...5 {
        try await house.work([.timer("t\(number)", Self.year)])
      }
      try await house.work([.complete])
      let fired = try await house.events().filter { $0.eventType == .timerFired }
      #expect(fired.map(\.eventTime) == (1...5).map { (TestTime.start + Self.year * $0).timestamp })
      #expect(house.history.currentTime == TestTime.start + Self.year * 5)
    }
  }

  @Test("while time is locked nothing is skipped, and unlocks must not outnumber locks")
  func locked() async throws {
    try await skipping { house in
      try await house.start()
      try await house.work([.timer("t", Self.year)])
      house.history.lockTimeSkipping()
      try house.history.unlockTimeSkipping()
      await house.settle()
      #expect(house.history.currentTime == TestTime.start)
      try house.history.unlockTimeSkipping()
      _ = await house.sink.next(.workflow)
      #expect(throws: ServiceError.self) { try house.history.unlockTimeSkipping() }
    }
  }

  @Test("an attempt under way holds time, the interval before the next one does not")
  func activities() async throws {
    try await skipping { house in
      try await house.start()
      try house.history.unlockTimeSkipping()
      try await house.work([.activity { $0.retryPolicy.initialInterval = Self.year.proto }, .timer("t", .seconds(5))])
      let first = try await house.pollActivity()
      await house.settle()
      #expect(house.history.currentTime == TestTime.start)
      var failed = RespondActivityTaskFailedRequest()
      failed.taskToken = first.taskToken
      failed.failure.applicationFailureInfo.type = "Broken"
      _ = try await house.history.respondActivityTaskFailed(failed, namespaceID: namespaceID)
      try await house.work()
      #expect(house.history.currentTime == TestTime.start + .seconds(5))
      let second = try await house.pollActivity()
      #expect(second.attempt == 2)
      #expect(house.history.currentTime == TestTime.start + Self.year)
      try await house.completeActivity(second)
      try await house.work([.complete])
    }
  }

  @Test("a sleep moves time to its own end and locks it again there")
  func sleepUnlocked() async throws {
    try await skipping { house in
      try await house.start()
      try await house.work([.timer("t", Self.year)])
      try await house.history.sleepUnlocked(until: TestTime.start + .seconds(3600))
      #expect(house.history.currentTime == TestTime.start + .seconds(3600))
      await house.settle()
      #expect(try await house.types().contains(.timerFired) == false)
      // Locked once, as at the beginning.
      try house.history.unlockTimeSkipping()
      #expect(throws: ServiceError.self) { try house.history.unlockTimeSkipping() }
    }
  }

  @Test("a sleeper that is cancelled leaves time locked")
  func cancelledSleep() async throws {
    try await skipping { house in
      try await house.start()  // Its task waits for a worker, so that time stands still.
      let sleeper = Task { try await house.history.sleepUnlocked(until: TestTime.start + Self.year) }
      await eventually { house.history.timers.firstTarget != nil }
      sleeper.cancel()
      await #expect(throws: ServiceError.self) { try await sleeper.value }
      try await house.work([.complete])
      try house.history.unlockTimeSkipping()
      #expect(house.history.currentTime == TestTime.start)
    }
  }

  @Test("a timer that was cancelled is no reason to skip time, and the one behind it is met all the same")
  func cancelledTimer() async throws {
    try await skipping { house in
      try await house.start()
      try await house.work([.timer("early", .seconds(60)), .timer("late", Self.year)])
      try await house.signal()
      try await house.work([.cancelTimer("early")])
      try house.history.unlockTimeSkipping()
      let task = try await house.poll()
      #expect(house.history.currentTime == TestTime.start + Self.year)
      try await house.complete(task, [.complete])
    }
  }

  @Test("a workflow that waits for a signal lets no time pass")
  func idle() async throws {
    try await skipping { house in
      try await house.start()
      try await house.work()
      try house.history.unlockTimeSkipping()
      await house.settle()
      #expect(house.history.currentTime == TestTime.start)
      try await house.signal()
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }
}
