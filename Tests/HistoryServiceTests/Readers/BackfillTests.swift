import HistoryEngine
import HistoryService
import Model
import Persistence
import TestSupport
import Testing
import VisibilityQuery

@Suite("Executions that were written before there was an index of lists", .timeLimit(.minutes(1)))
struct BackfillTests {
  private let scope = VisibilityScope(namespaceID: namespaceID, division: VisibilityDivision.workflows)

  @Test("they are listed after the next start, and those that are listed stay as they are")
  func backfill() async throws {
    let first = House()
    try await first.run { house in
      try await house.start("listed")
      house.store.writeAsBefore(true)
      for id in ["a", "b", "c"] {
        house.time.clock.advance(by: .milliseconds(2))
        try await house.start(id)
      }
      #expect(try await house.history.list(scope, limit: 10).map(\.state.key.workflowID) == ["listed"])
      house.store.writeAsBefore(false)
    }
    var pages = HistoryConfiguration()
    pages.taskPage = 2
    let second = first.restarted(configuration: pages)
    try await second.run { house in
      let listed = try await house.history.list(scope, limit: 10)
      #expect(listed.map(\.state.key.workflowID) == ["c", "b", "a", "listed"])
    }
  }
}
