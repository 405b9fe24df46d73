import Persistence
import PersistenceConformance
import Testing

@Suite("The store in memory")
struct InMemoryStoreTests {
  @Test("keeps every rule of a store", .timeLimit(.minutes(1)), arguments: StoreCheck.all)
  func conforms(check: StoreCheck) async throws {
    try await check.check(InMemoryStore())
  }
}
