import Model
import Synchronization
import Testing

@testable import MatchingService

@Suite(.timeLimit(.minutes(1))) struct WorkerShutdownTests {
  @Test("a worker's polls end empty, late ones too, and another's stay") func polls() async throws {
    try await Workshop.open { shop in
      let mine = await shop.parkedPoll(worker: "one")
      let other = await shop.parkedPoll(worker: "two")
      #expect(shop.service.cancelPolls(ofWorker: "one", queues: [orders], stickyQueue: nil) == [])
      #expect(await mine.value == "nothing")
      #expect(await shop.poll(worker: "one") == "nothing")
      shop.service.offer(task(1))
      #expect(await other.value == "task 1")
    }
  }

  @Test("an empty instance key names no worker") func emptyKey() async throws {
    try await Workshop.open { shop in
      let poll = await shop.parkedPoll(worker: "")
      _ = shop.service.cancelPolls(ofWorker: "", queues: [orders], stickyQueue: nil)
      shop.service.offer(task(1))
      #expect(await poll.value == "task 1")
      shop.service.offer(task(2))
      #expect(await shop.poll(worker: "") == "task 2")
    }
  }

  @Test("the sticky queue's tasks come back and later ones are refused") func stickyQueue() async throws {
    try await Workshop.open { shop in
      _ = await shop.poll(sticky, for: .zero)
      #expect(shop.service.hasRecentPoller(sticky))
      let first = task(1, on: sticky, expires: 5, isSticky: true)
      #expect(shop.service.offer(first) == .accepted)
      #expect(shop.service.cancelPolls(ofWorker: "one", queues: [], stickyQueue: sticky) == [first])
      #expect(!shop.service.hasRecentPoller(sticky))
      #expect(shop.service.offer(task(2, on: sticky, isSticky: true)) == .stickyWorkerUnavailable)
    }
  }

  @Test("a sticky queue that was never polled is not loaded by an offer") func unknownSticky() {
    let shop = Workshop()
    #expect(shop.service.offer(task(1, on: sticky, isSticky: true)) == .stickyWorkerUnavailable)
    #expect(!shop.service.hasRecentPoller(sticky))
    #expect(shop.service.describe(sticky) == TaskQueueStatistics())
    #expect(shop.service.registry.loadedCount == 0)
  }

  @Test("a worker that shut down is forgotten after 5 minutes") func forgotten() async throws {
    try await Workshop.open { shop in
      _ = shop.service.cancelPolls(ofWorker: "one", queues: [orders], stickyQueue: nil)
      for minute in 1...6 { await shop.advance(to: .seconds(60 * minute)) }
      await until { shop.service.departed.withLock { $0.isEmpty } }
      shop.service.offer(task(1))
      #expect(await shop.poll(worker: "one") == "task 1")
    }
  }

  @Test("an idle queue is unloaded and comes back when it is used") func unloaded() async throws {
    try await Workshop.open { shop in
      _ = await shop.poll(for: .zero)
      #expect(shop.service.registry.loadedCount == 1)
      for minute in 1...5 { await shop.advance(to: .seconds(60 * minute)) }
      await until { shop.service.registry.loadedCount == 0 }
      shop.service.offer(task(1))
      #expect(await shop.poll() == "task 1")
    }
  }

  @Test("what operators set outlives the queue's stay in memory, and holds for one that was never used") func settings() async throws {
    try await Workshop.open { shop in
      shop.service.configure(orders, QueueSettings(tasksPerSecond: 0))
      #expect(shop.service.registry.loadedCount == 0)
      _ = await shop.poll(for: .zero)
      for minute in 1...5 { await shop.advance(to: .seconds(60 * minute)) }
      await until { shop.service.registry.loadedCount == 0 }
      shop.service.offer(task(1))
      #expect(await shop.poll(for: .zero) == "nothing")
      #expect(shop.service.describe(orders).rateLimit == .configured(0))
      shop.service.configure(orders, QueueSettings())
      #expect(await shop.poll() == "task 1")
    }
  }
}
