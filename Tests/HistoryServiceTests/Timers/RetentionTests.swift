import HistoryEngine
import Model
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite("Changed retention", .timeLimit(.minutes(1)))
struct RetentionTests {
  private static let hour = Duration.seconds(3600)

  /// A house in which deletions are not spread.
  private var house: House {
    var rules = Rules.standard
    rules.retentionJitter = .zero
    return House(rules: rules)
  }

  private func isGone(_ house: House) async -> Bool {
    do { _ = try await house.describe() } catch { return (error as? ServiceError)?.code == .notFound }
    return false
  }

  @Test("a shorter retention reaches runs that are closed")
  func shorter() async throws {
    try await house.run { house in
      try await house.start()
      try await house.work([.complete])
      let closed = house.time.now
      house.catalog.setRetention(.seconds(60))
      house.history.settleRetention(of: namespaceID)
      await house.pass { await isGone(house) }
      #expect(house.time.now - closed < Self.hour / 2)
      #expect(house.catalog.unsettledRetentions.isEmpty)
    }
  }

  @Test("what a crash interrupts of it is done by the next start")
  func afterCrash() async throws {
    let house = house
    try await house.run { house in
      try await house.start()
      try await house.work([.complete])
      house.catalog.setRetention(.seconds(60))
    }
    let closed = house.time.now
    try await house.restarted().run { house in
      await house.pass { await isGone(house) }
      #expect(house.time.now - closed < Self.hour)
    }
  }

  @Test("a longer retention keeps runs that are closed, until it is over")
  func longer() async throws {
    try await house.run { house in
      try await house.start()
      try await house.work([.complete])
      let closed = house.time.now
      house.catalog.setRetention(Self.hour * 3)
      await house.pass(Self.hour * 2)
      #expect(await isGone(house) == false)
      await house.pass { await isGone(house) }
      #expect(house.time.now - closed >= Self.hour * 3)
    }
  }
}
