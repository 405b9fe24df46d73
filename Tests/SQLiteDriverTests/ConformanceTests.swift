import Persistence
import PersistenceConformance
import SQLiteDriver
import Testing

@Suite("The store in SQLite")
struct ConformanceTests {
  @Test("keeps every rule of a store in a file", .timeLimit(.minutes(1)), arguments: StoreCheck.all)
  func fileConforms(check: StoreCheck) async throws {
    let directory = try TemporaryDirectory()
    try await check.check(try SQLiteStore.open(path: directory.path("store.db")))
  }

  @Test("keeps every rule of a store in memory", .timeLimit(.minutes(1)), arguments: StoreCheck.all)
  func memoryConforms(check: StoreCheck) async throws {
    try await check.check(try SQLiteStore.open(path: nil))
  }

  @Test("keeps every rule of a store without a WAL", .timeLimit(.minutes(1)), arguments: StoreCheck.all)
  func rollbackJournalConforms(check: StoreCheck) async throws {
    let directory = try TemporaryDirectory()
    try await check.check(try SQLiteStore.open(path: directory.path("store.db"), pragmas: ["journal_mode": "DELETE"]))
  }
}
