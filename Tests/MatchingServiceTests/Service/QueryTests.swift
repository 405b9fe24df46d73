import Model
import TestSupport
import Testing

@testable import MatchingService

@Suite(.timeLimit(.minutes(1))) struct QueryTests {
  /// Polls once for the query that waits or comes.
  func take(_ shop: Workshop) async throws -> QueryTask<String> {
    let outcome = await shop.service.poll(orders, poller: PollerIdentity(identity: "w"), timeout: .seconds(60))
    guard case .query(let query, _) = outcome else { throw QueryError.timedOut }
    return query
  }

  func ask(_ shop: Workshop) -> Task<String, any Error> {
    Task { try await shop.service.query(orders, payload: "state", timeout: .seconds(9)) }
  }

  @Test("a query is answered by the worker that polls") func answered() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      let query = try await take(shop)
      #expect(query.payload == "state")
      #expect(shop.service.respondQuery(id: query.id, "running"))
      #expect(try await asking.value == "running")
    }
  }

  @Test("a second answer is refused") func answeredTwice() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      let query = try await take(shop)
      #expect(shop.service.respondQuery(id: query.id, "one"))
      #expect(!shop.service.respondQuery(id: query.id, "two"))
      #expect(try await asking.value == "one")
    }
  }

  @Test("a query that nobody takes fails at its timeout") func noPoller() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      await shop.advance(to: .seconds(9))
      await #expect(throws: QueryError.noRecentPoller) { try await asking.value }
      #expect(await shop.poll(for: .zero) == "nothing")
    }
  }

  @Test("an answer after the timeout is refused") func late() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      let query = try await take(shop)
      await shop.advance(to: .seconds(9))
      await #expect(throws: QueryError.timedOut) { try await asking.value }
      #expect(!shop.service.respondQuery(id: query.id, "late"))
    }
  }

  @Test("a sticky query without its worker fails at once") func stickyWorkerGone() async throws {
    let shop = Workshop()
    await #expect(throws: QueryError.stickyWorkerUnavailable) {
      try await shop.service.query(sticky, isSticky: true, payload: "state", timeout: .seconds(9))
    }
  }

  @Test("a cancelled query is not handed out") func cancelled() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      await until { shop.clock.nextWake == .seconds(9) }
      asking.cancel()
      await #expect(throws: CancellationError.self) { try await asking.value }
      #expect(await shop.poll(for: .zero) == "nothing")
    }
  }

  @Test("shutdown fails queries, waiting and later ones") func shutdown() async throws {
    try await Workshop.open { shop in
      let asking = ask(shop)
      await until { shop.clock.nextWake == .seconds(9) }
      shop.service.shutdown()
      await #expect(throws: QueryError.shutDown) { try await asking.value }
      await #expect(throws: QueryError.shutDown) {
        try await shop.service.query(orders, payload: "state", timeout: .seconds(9))
      }
    }
  }

  @Test("errors carry the codes that clients know") func codes() {
    #expect(QueryError.stickyWorkerUnavailable.serviceError.code == .unavailable)
    #expect(QueryError.noRecentPoller.serviceError.code == .failedPrecondition)
    #expect(QueryError.noRecentPoller.serviceError.message == "no poller seen for task queue recently, worker may be down")
    #expect(QueryError.timedOut.serviceError.code == .deadlineExceeded)
    #expect(QueryError.shutDown.serviceError.code == .unavailable)
  }
}
