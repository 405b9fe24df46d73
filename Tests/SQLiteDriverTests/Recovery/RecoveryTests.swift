import Foundation
import Model
import Persistence
import Testing

@testable import SQLPersistence
@testable import SQLiteDriver

@Suite("What can be read of a damaged file is copied into a fresh one")
struct RecoveryTests {
  private let directory: TemporaryDirectory
  private let source: String
  private let target: String

  init() throws {
    directory = try TemporaryDirectory()
    source = directory.path("store.db")
    target = directory.path("fresh.db")
  }

  private static let runs = UInt64(1)..<200

  /// A file of runs with parts of every kind, closed in good order.
  private func fill() async throws {
    let store = try SQLiteStore.open(path: source)
    let fence = try await store.fence()
    for number in Self.runs { try await store.commit(fence, ExecutionWrite(run(number), at: 0, bytes: 300)) }
    await store.close()
  }

  private func whole(in path: String) async throws -> Set<ExecutionKey> {
    let store = try SQLiteStore.openExisting(path: path)
    var found: Set<ExecutionKey> = []
    for key in try await store.runs(after: nil, limit: 1_000) {
      let (execution, history, tasks) = (
        try await store.load(key), try await store.history(of: key, range: 1..<100, maxBytes: 1 << 20, newestFirst: false),
        try await store.tasks(of: key.runID)
      )
      if execution?.items.count == 1, history.count == 1, tasks.count == 1 { found.insert(key) }
    }
    await store.close()
    return found
  }

  /// Overwrites the page that lies so many eighths into the file. Those at its beginning lead to all others.
  private func damage(eighth: Int) throws {
    var data = try directory.contents(of: "store.db")
    let start = data.count / 4_096 * eighth / 8 * 4_096
    data.replaceSubrange(start..<start + 4_096, with: [UInt8](repeating: 0xA5, count: 4_096))
    try data.write(to: URL(fileURLWithPath: source))
  }

  @Test("a whole file is copied whole, and what is there already is not written over")
  func whole() async throws {
    try await fill()
    let before = try directory.contents(of: "store.db")
    let report = try SQLiteRecovery.copy(from: source, to: target)
    #expect(report.losses == [])
    #expect(report.brokenRuns == [])
    #expect(try await whole(in: target) == whole(in: source))
    #expect(throws: StoreError.failed("database file \(target) is there already")) { try SQLiteRecovery.copy(from: source, to: target) }
    #expect(try directory.contents(of: "store.db") == before)
    #expect(try directory.files == ["fresh.db", "store.db"])
  }

  @Test("runs beside a damaged page are saved", arguments: 2...7)
  func damaged(eighth: Int) async throws {
    try await fill()
    try damage(eighth: eighth)
    let before = try directory.contents(of: "store.db")
    _ = try SQLiteRecovery.copy(from: source, to: target)
    #expect(try await whole(in: target).count > Self.runs.count / 2)
    #expect(try directory.contents(of: "store.db") == before)
    #expect(await refusal(path: target) == nil)
  }

  @Test("event feeds that lost rows go on with a gap, and under numbers that no entry had")
  func feeds() throws {
    let connection = try SQLiteConnection(path: nil, name: "the database")
    try SQLMigrator.migrate(connection)
    let rows = [
      "INSERT INTO feeds VALUES (x'01', 3, 7, 1)", "INSERT INTO feed_entries VALUES (x'01', 5, 0, x''), (x'01', 7, 0, x'')",
      "INSERT INTO feed_entries VALUES (x'02', 4, 0, x'')",
    ]
    for text in rows { _ = try connection.execute(SQLStatement(text: text), []) }
    try connection.endFeeds()
    var found: [[Int64]] = []
    try connection.query(SQLStatement(text: "SELECT oldest, newest, recording FROM feeds ORDER BY namespace_id"), []) { row in
      found.append((0...2).map(row.integer))
      return true
    }
    #expect(found == [[9, 8, 0], [6, 5, 0]])
  }

  @Test("a file that is in use, missing or no database is refused, and leaves no target")
  func refused() async throws {
    #expect(throws: StoreError.failed("there is no database file \(source)")) { try SQLiteRecovery.copy(from: source, to: target) }
    let store = try SQLiteStore.open(path: source)
    #expect(throws: StoreError.self) { try SQLiteRecovery.copy(from: source, to: target) }
    await store.close()
    try Data(String(repeating: "no database\n", count: 1_000).utf8).write(to: URL(fileURLWithPath: source))
    #expect(throws: StoreError.self) { try SQLiteRecovery.copy(from: source, to: target) }
    #expect(try directory.files == ["store.db"])
  }
}
