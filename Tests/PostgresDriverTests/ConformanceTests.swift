import Persistence
import PersistenceConformance
import Testing

@Suite("The store in PostgreSQL", .serialized, .enabled(if: PostgresServer.isInstalled))
struct ConformanceTests {
  @Test("keeps every rule of a store", .timeLimit(.minutes(2)), arguments: StoreCheck.all)
  func conforms(check: StoreCheck) async throws {
    try await check.check(try await PostgresServer.open(try await PostgresServer.shared.freshURL()))
  }
}
