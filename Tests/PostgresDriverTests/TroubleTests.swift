import Model
import Persistence
import Testing

@Suite("A store in PostgreSQL in trouble", .enabled(if: PostgresServer.isInstalled))
struct TroubleTests {
  private func commit(_ number: UInt64, _ rangeID: Int64, version: Int64 = 0) -> Commit {
    // The shard that the workflow lives in is whatever it is: its fence goes with it.
    let key = ExecutionKey(namespaceID: UniqueID(high: 1, low: 1), workflowID: "w", runID: UniqueID(high: 2, low: number))
    let write = ExecutionWrite(key: key, expectedVersion: version, state: [1, 2, 3])
    return Commit(fence: ShardFence(shard: key.workflow.shard, rangeID: rangeID), executions: [write])
  }

  private func acquire(_ store: any Store) async throws -> Int64 {
    let shard = commit(1, 1).fence.shard
    return try #require(try await store.acquire([shard], owner: "test")[shard])
  }

  @Test("is fenced from a second server on the same database", .timeLimit(.minutes(1)))
  func fenced() async throws {
    let url = try await PostgresServer.shared.freshURL()
    let first = try await PostgresServer.open(url)
    let second = try await PostgresServer.open(url)
    let old = try await acquire(first)
    try await first.commit(commit(1, old))
    let new = try await acquire(second)
    await #expect(throws: StoreError.shardLost(commit(2, old).fence.shard)) { try await first.commit(commit(2, old)) }
    try await second.commit(commit(2, new))
    await first.close()
    await second.close()
  }

  @Test("fails only the write that conflicts, not those that were sent with it", .timeLimit(.minutes(1)))
  func conflictInAGroup() async throws {
    let store = try await PostgresServer.open(try await PostgresServer.shared.freshURL())
    let rangeID = try await acquire(store)
    try await store.commit(commit(0, rangeID))
    let failed = await withTaskGroup(of: UInt64?.self) { group in
      for number in UInt64(0)..<200 {
        group.addTask {
          do { try await store.commit(commit(number % 199, rangeID)) } catch { return number }
          return nil
        }
      }
      return await group.reduce(into: [UInt64]()) { if let number = $1 { $0.append(number) } }
    }
    #expect(Set(failed) == [0, 199])
    await store.close()
  }
}

@Suite("A database that goes away", .serialized, .enabled(if: PostgresServer.isInstalled))
struct RestartTests {
  @Test("fails what was under way, and is used again when it is back", .timeLimit(.minutes(2)))
  func restart() async throws {
    // A server of its own: the others' connections must not break.
    let server = try await PostgresServer.apart { try PostgresServer() }
    defer { server.end() }
    let store = try await PostgresServer.open(try await server.freshURL())
    #expect(try await store.setMetadataOnce("before", [1]) == [1])
    try await PostgresServer.apart { try server.crash() }
    await #expect(throws: StoreError.self) { try await store.setMetadataOnce("meanwhile", [2]) }
    await #expect(throws: StoreError.self) { try await store.metadata("before") }
    try await PostgresServer.apart { try server.start() }
    #expect(try await store.metadata("before") == [1])
    #expect(try await store.setMetadataOnce("after", [3]) == [3])
    await store.close()
  }
}
