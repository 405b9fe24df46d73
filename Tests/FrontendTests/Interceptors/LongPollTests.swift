import Model
import Testing

@testable import Frontend

struct LongPollTests {
  private let now = ContinuousClock.now

  @Test(
    "a poll is answered a second before its client gives up",
    arguments: [
      (2.0, 1.0), (10.0, 9.0), (61.0, 60.0), (3600.0, 3599.0),
    ])
  func poll(_ deadline: Double, _ wait: Double) throws {
    #expect(try LongPoll.poll(until: now + .seconds(deadline), now: now) == .seconds(wait))
  }

  @Test("a poll with less than two seconds is refused")
  func shortPoll() throws {
    let error = try #require(throws: ServiceError.self) { try LongPoll.poll(until: now + .seconds(1.9), now: now) }
    #expect(error == ServiceError(.failedPrecondition, "Context timeout is too short."))
  }

  @Test("a poll without a deadline is refused")
  func endlessPoll() throws {
    let error = try #require(throws: ServiceError.self) { try LongPoll.poll(until: nil, now: now) }
    #expect(error == .invalidArgument("Context timeout is not set."))
  }

  @Test(
    "a reader waits up to twenty seconds, and not at all when its deadline is near",
    arguments: [
      (nil, 20.0), (0.5, 0.0), (1.0, 0.0), (3.0, 2.0), (90.0, 20.0),
    ])
  func read(_ deadline: Double?, _ wait: Double) {
    #expect(LongPoll.read(until: deadline.map { now + .seconds($0) }, now: now) == .seconds(wait))
  }

  @Test("a query leaves its asker time to hear that there is no answer")
  func query() {
    #expect(LongPoll.query(until: now + .seconds(10), now: now) == .milliseconds(9800))
    #expect(LongPoll.query(until: now + .milliseconds(100), now: now) == .zero)
    #expect(LongPoll.query(until: nil, now: now) == .seconds(60))
  }
}
