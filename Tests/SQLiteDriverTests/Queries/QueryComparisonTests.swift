import Foundation
import Model
import Persistence
import SQLiteDriver
import TestSupport
import Testing
import VisibilityQuery

/// Ten thousand random executions in SQLite, and random queries about them: what SQL finds is what looking at every execution finds.
///
/// Every run makes others and prints where they begin. `SEED=n` repeats a run, `COMPARISONS=n` asks so many, `NAMESPACES=1` puts all executions
/// into one namespace, where every query looks at all of them (a minute for some hundred queries in a debug build).
@Suite("SQL finds what looking at every execution finds")
struct QueryComparisonTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let executions = 10_000
  private static let namespaces = environment["NAMESPACES"].flatMap(Int.init) ?? 100
  private static let queries = environment["COMPARISONS"].flatMap(UInt64.init) ?? 3_000
  private static let now = WallTime(nanoseconds: Int64(QueryGenerator.epoch) * 1_000_000_000)
  private static let item = ItemID(kind: 5, reference: 0)

  /// A namespace's executions: all in the one database, and apart in a store that looks at each of them.
  private struct Sample {
    let namespaceID: UniqueID
    let naive = InMemoryStore()
    var runIDs: [String] = []
  }

  @Test("rows, their order, pages and counts are the same", .timeLimit(.minutes(60)))
  func same() async throws {
    let seed = Self.environment["SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0..<1 << 32)
    print("random executions and queries: SEED=\(seed)")
    let store = try SQLiteStore.open(path: nil)
    let fences = try await store.acquire(ShardID.all, owner: "test")
    var samples: [Sample] = []
    for number in 0..<Self.namespaces { samples.append(try await sample(number, seed, store, fences)) }
    for number in 0..<Self.queries {
      var generator = QueryGenerator(seed: seed &+ number)
      let sample = samples[Int(number) % samples.count]
      generator.runIDs = sample.runIDs
      let isSame =
        try await number % 4 == 3
        ? compareCounts(generator.count(), sample, store)
        : compareLists(generator.query(), sample, store, pageSize: number % 8 == 0 ? 7 : nil)
      guard isSame else {
        Issue.record("SEED=\(seed), query \(number)")
        break
      }
    }
    await store.close()
  }

  /// Fills a namespace.
  private func sample(
    _ number: Int, _ seed: UInt64, _ store: any Store, _ fences: [ShardID: Int64]
  ) async throws -> Sample {
    var sample = Sample(namespaceID: UniqueID(high: 0x4000, low: 0x8000_0000_0000_0000 + UInt64(number)))
    let naiveFences = try await sample.naive.acquire(ShardID.all, owner: "test")
    var executions = RandomExecutions(seed: seed ^ UInt64(number) << 32, namespaceID: sample.namespaceID)
    for _ in 0..<Self.executions / Self.namespaces {
      for write in executions.next() {
        let shard = write.key.workflow.shard
        for (store, fences) in [(store, fences), (sample.naive as any Store, naiveFences)] {
          try await store.commit(Commit(fence: ShardFence(shard: shard, rangeID: fences[shard] ?? 0), executions: [write]))
        }
        if write.expectedVersion == 0 { sample.runIDs.append(write.key.runID.description) }
      }
    }
    return sample
  }

  private func compareLists(_ text: String, _ sample: Sample, _ store: any Store, pageSize: Int?) async throws -> Bool {
    let query = try ListQuery(text, schema: QuerySchema.random, now: Self.now)
    var listing = VisibilityListing(
      scope: scope(query, sample), orderBy: query.orderBy, limit: query.limit ?? Self.executions, item: Self.item)
    let wanted = try await sample.naive.list(listing).map(\.key)
    var found: [ExecutionKey] = []
    if let pageSize, query.limit == nil {
      listing.limit = pageSize
      while true {
        let page = try await store.list(listing)
        found += page.map(\.key)
        guard page.count == pageSize, let last = page.last else { break }
        listing.start = query.orderBy.isEmpty ? .after(last.place) : .skipping(found.count)
      }
    } else {
      found = try await store.list(listing).map(\.key)
    }
    #expect(found == wanted, "\(text)")
    return found == wanted
  }

  private func compareCounts(_ text: String, _ sample: Sample, _ store: any Store) async throws -> Bool {
    let query = try ListQuery(text, schema: QuerySchema.random, now: Self.now)
    let scope = scope(query, sample)
    let wanted = try await sample.naive.count(scope, by: query.groupBy, limit: Self.executions)
    let found = try await store.count(scope, by: query.groupBy, limit: Self.executions)
    let isSorted = zip(found, found.dropFirst()).allSatisfy { $0.count >= $1.count }
    #expect(Set(found) == Set(wanted) && found.count == wanted.count && isSorted, "\(text)")
    return Set(found) == Set(wanted) && isSorted
  }

  private func scope(_ query: ListQuery, _ sample: Sample) -> VisibilityScope {
    let division: String? = query.condition.mentions("TemporalNamespaceDivision") ? nil : ""
    return VisibilityScope(namespaceID: sample.namespaceID, division: division, condition: query.condition)
  }
}
