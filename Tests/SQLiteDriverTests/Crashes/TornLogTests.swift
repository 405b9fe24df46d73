import Foundation
import Model
import Persistence
import TestSupport
import Testing

@testable import SQLiteDriver

@Suite("What a crash leaves of the files")
struct TornLogTests {
  /// What happens to the part of the WAL that was not synced yet.
  enum Damage: CaseIterable {
    case cut
    case bitFlipped
    case zeroed

    func apply(to log: inout Data, after synced: Int, _ numbers: inout SplitMix) {
      guard log.count > synced else { return }
      let position = Int.random(in: synced..<log.count, using: &numbers)
      switch self {
      case .cut: log = log.prefix(position)
      case .bitFlipped: log[position] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      case .zeroed: for index in position..<min(position + 5_000, log.count) { log[index] = 0 }
      }
    }
  }

  @Test("a torn log loses only what was not answered, and from there on everything", .timeLimit(.minutes(1)), arguments: Damage.allCases)
  func tornTail(damage: Damage) async throws {
    var numbers = SplitMix(seed: 7)
    let live = try TemporaryDirectory()
    // No checkpoint, so that the log holds every commit and the file itself stands still.
    let store = try SQLiteStore.open(path: live.path("store.db"), pragmas: ["wal_autocheckpoint": "0"])
    let fence = try await store.fence()
    var version: Int64 = 0
    for _ in 0..<25 {
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        try await store.commit(fence, ExecutionWrite(run(1), at: version, bytes: 700))
        version += 1
      }
      let (answered, synced) = (version, try live.contents(of: "store.db-wal").count)
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        try await store.commit(fence, ExecutionWrite(run(1), at: version, bytes: 700))
        version += 1
      }
      var log = try live.contents(of: "store.db-wal")
      damage.apply(to: &log, after: synced, &numbers)
      try await Self.verify(database: try live.contents(of: "store.db"), log: log, versions: answered...version)
    }
    await store.close()
  }

  /// Opens copies of the files: the run is at one of `versions`, whole, and can be written.
  private static func verify(database: Data, log: Data, versions: ClosedRange<Int64>) async throws {
    let crashed = try TemporaryDirectory()
    try database.write(to: crashed.url.appendingPathComponent("store.db"))
    try log.write(to: crashed.url.appendingPathComponent("store.db-wal"))
    let store = try SQLiteStore.open(path: crashed.path("store.db"))
    let loaded = try #require(try await store.load(run(1)))
    #expect(versions.contains(loaded.version))
    let count = Int(loaded.version)
    #expect(loaded.items.count == count)
    #expect(try await store.history(of: run(1), range: 1..<Int64.max, maxBytes: .max, newestFirst: false).count == count)
    let tasks = try await store.tasks(of: ShardID.all, dueBefore: .distantFuture, after: nil, limit: .max)
    #expect(tasks.count == count)
    try await store.commit(try await store.fence(), ExecutionWrite(run(1), at: loaded.version))
    await store.close()
  }

  @Test("files copied while many commit hold every commit that was answered before", .timeLimit(.minutes(1)))
  func copiedLive() async throws {
    let live = try TemporaryDirectory()
    let store = try SQLiteStore.open(path: live.path("store.db"), pragmas: ["wal_autocheckpoint": "0"])
    let fence = try await store.fence()
    let answered = Answered()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in UInt64(0)..<8 {
        group.addTask {
          for version in Int64(0)..<60 {
            try await store.commit(fence, ExecutionWrite(run(number), at: version))
            await answered.note(number, version + 1)
          }
        }
      }
      group.addTask {
        for _ in 0..<10 {
          let before = await answered.versions
          let (database, log) = try (live.contents(of: "store.db"), live.contents(of: "store.db-wal"))
          let crashed = try TemporaryDirectory()
          try database.write(to: crashed.url.appendingPathComponent("store.db"))
          try log.write(to: crashed.url.appendingPathComponent("store.db-wal"))
          let copy = try SQLiteStore.open(path: crashed.path("store.db"))
          for (number, version) in before {
            let found = try await copy.load(run(number))
            #expect((found?.version ?? 0) >= version)
            #expect(found?.items.count == found.map { Int($0.version) })
          }
          await copy.close()
        }
      }
      try await group.waitForAll()
    }
    await store.close()
  }

  private actor Answered {
    var versions: [UInt64: Int64] = [:]
    func note(_ number: UInt64, _ version: Int64) { versions[number] = version }
  }
}
