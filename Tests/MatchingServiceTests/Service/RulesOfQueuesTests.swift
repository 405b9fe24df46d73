import Model
import Synchronization
import Testing

@testable import MatchingService

@Suite("The configuration of queues", .timeLimit(.minutes(1)))
struct RulesOfQueuesTests {
  /// A configuration that a test changes.
  private final class Book: Sendable {
    private let rules = Mutex<[TaskQueueID: QueueRules]>([:])
    func rules(of id: TaskQueueID) -> QueueRules { rules.withLock { $0[id] } ?? QueueRules() }
    func change(_ id: TaskQueueID, _ change: (inout QueueRules) -> Void) { rules.withLock { change(&$0[id, default: QueueRules()]) } }
  }

  private let book = Book()

  @Test("ends a poll sooner than its client would, and only where it says so") func longestPoll() async throws {
    book.change(orders) { $0.longestPoll = .seconds(5) }
    try await Workshop.open(rules: book.rules(of:)) { shop in
      let poll = await shop.parkedPoll(for: .seconds(30))
      let other = await shop.parkedPoll(sticky, for: .seconds(30))
      await shop.advance(to: .seconds(5))
      #expect(await poll.value == "nothing")
      await shop.advance(to: .seconds(30))
      #expect(await other.value == "nothing")
    }
  }

  @Test("is asked when a queue comes to memory and when it was changed") func refreshed() async throws {
    book.change(orders) { $0.tasksPerSecond = 0 }
    try await Workshop.open(rules: book.rules(of:)) { shop in
      shop.service.offer(task(1))
      let poll = await shop.parkedPoll()
      #expect(shop.service.describe(orders).rateLimit == .system(0))
      book.change(orders) { $0.tasksPerSecond = nil }
      #expect(shop.desk.asked == [])
      shop.service.refreshRules()
      #expect(await poll.value == "task 1")
    }
  }
}
