import Model
import Testing

@testable import MatchingService

@Suite("The queues of a namespace that is gone", .timeLimit(.minutes(1)))
struct NamespaceTests {
  private let other = TaskQueueID(namespaceID: UniqueID(high: 1, low: 2), name: "orders", kind: .workflow)

  @Test("answer polls empty and hold nothing, and other namespaces' stay") func forgotten() async throws {
    try await Workshop.open { shop in
      let activities = TaskQueueID(namespaceID: namespace, name: "orders", kind: .activity)
      let poll = await shop.parkedPoll(activities)
      let kept = await shop.parkedPoll(other)
      shop.service.offer(task(1))
      shop.service.forget(namespaceID: namespace)
      #expect(await poll.value == "nothing")
      #expect(await shop.poll(for: .zero) == "nothing")
      shop.service.offer(task(2, on: other))
      #expect(await kept.value == "task 2")
    }
  }

  @Test("are unloaded, and nothing is left of what was set for them") func unloaded() async throws {
    try await Workshop.open { shop in
      shop.service.configure(orders, QueueSettings(tasksPerSecond: 0))
      shop.service.offer(task(1))
      shop.service.forget(namespaceID: namespace)
      for minute in 1...6 { await shop.advance(to: .seconds(60 * minute)) }
      await until { shop.service.registry.loadedCount == 0 }
      shop.service.offer(task(2))
      #expect(await shop.poll() == "task 2")
    }
  }
}
