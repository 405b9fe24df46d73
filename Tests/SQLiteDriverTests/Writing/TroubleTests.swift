import Model
import Persistence
import SQLPersistence
import Synchronization
import Testing

@testable import SQLiteDriver

@Suite("Trouble while writing")
struct TroubleTests {
  @Test("a full disk fails the commit that does not fit, with a sentence, and nothing else", .timeLimit(.minutes(1)))
  func full() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("store.db")
    // 400 pages of 4 KiB: room for small commits, none for a big one.
    let store = try SQLiteStore.open(path: path, pragmas: ["max_page_count": "400"])
    let fence = try await store.fence()
    let outcomes = await withTaskGroup(of: (UInt64, StoreError?).self) { group in
      for number in UInt64(0)..<40 {
        group.addTask {
          do throws(StoreError) {
            try await store.commit(fence, ExecutionWrite(run(number), at: 0, bytes: number % 10 == 3 ? 3 << 20 : 100))
            return (number, nil)
          } catch {
            return (number, error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for (number, error) in outcomes {
      #expect(try await store.load(run(number))?.version == (number % 10 == 3 ? nil : 1))
      guard number % 10 == 3 else {
        #expect(error == nil)
        continue
      }
      guard case .failed(let sentence) = error else {
        Issue.record("commit \(number) ended with \(String(describing: error))")
        continue
      }
      #expect(sentence.hasPrefix("database file \(path) cannot grow: the disk is full (SQLite: "))
    }
    await store.close()
  }

  private func faultyStore() throws -> (SQLStore<FaultyConnection>, FaultyConnection.Faults) {
    let base = try SQLiteConnection(path: nil, name: "the database")
    try SQLMigrator.migrate(base)
    let faults = FaultyConnection.Faults()
    return (SQLStore(writer: FaultyConnection(base, faults), readers: []), faults)
  }

  @Test("a commit that breaks in its last step has an unknown outcome, and nothing is written after it", .timeLimit(.minutes(1)))
  func interrupted() async throws {
    let (store, faults) = try faultyStore()
    let fence = try await store.fence()
    try await store.commit(fence, ExecutionWrite(run(1), at: 0))
    faults.atCommit.withLock { $0 = SQLFailure(.interrupted, "the device failed") }
    await #expect(throws: StoreError.unknownOutcome("the device failed")) { try await store.commit(fence, ExecutionWrite(run(1), at: 1)) }
    await #expect(
      throws: StoreError.failed("the database takes no more writes until the server is restarted, because one failed: the device failed")
    ) { try await store.commit(fence, ExecutionWrite(run(2), at: 0)) }
    #expect(try await store.load(run(1))?.version == 1)
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.commit(fence, ExecutionWrite(run(2), at: 0)) }
  }

  @Test("a commit that is refused in its last step has failed, and the next one is written", .timeLimit(.minutes(1)))
  func refusedAtCommit() async throws {
    let (store, faults) = try faultyStore()
    let fence = try await store.fence()
    faults.atCommit.withLock { $0 = SQLFailure(.busy, "locked") }
    await #expect(throws: StoreError.failed("locked")) { try await store.commit(fence, ExecutionWrite(run(1), at: 0)) }
    #expect(try await store.load(run(1)) == nil)
    try await store.commit(fence, ExecutionWrite(run(1), at: 0))
    await store.close()
  }

  @Test("a commit alone is one transaction", .timeLimit(.minutes(1)))
  func alone() async throws {
    let (store, faults) = try faultyStore()
    let fence = try await store.fence()
    for number in UInt64(0)..<10 { try await store.commit(fence, ExecutionWrite(run(number), at: 0)) }
    #expect(faults.transactions.load(ordering: .relaxed) == 11)
    await store.close()
  }
}
