import Foundation
import Persistence
import SQLPersistence
import Testing

@testable import SQLiteDriver

@Suite("A database file that cannot be opened is refused with a sentence, and left alone")
struct RefusalTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("store.db")
  }

  @Test("its directory is missing")
  func missingDirectory() async throws {
    let missing = directory.path("nowhere/store.db")
    #expect(
      await refusal(path: missing) == "database file \(missing) cannot be created: there is no directory \(directory.path("nowhere"))")
    #expect(try directory.files == [])
  }

  @Test("it is a directory")
  func isDirectory() async throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(await refusal(path: path) == "database file \(path) is a directory")
    #expect(try directory.files == ["store.db"])
  }

  @Test("nothing can be created beside it")
  func unwritable() async throws {
    let sentence = try #require(await refusal(path: "/proc/store.db"))
    #expect(sentence.hasPrefix("database file /proc/store.db cannot be opened: "))
  }

  @Test("it is no database", arguments: ["x", String(repeating: "not a database\n", count: 1_000)])
  func notADatabase(text: String) async throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(await refusal(path: path) == "database file \(path) is not a SQLite database; it was not touched")
    #expect(try directory.files == ["store.db"])
    #expect(try directory.contents(of: "store.db") == Data(text.utf8))
  }

  @Test("it is another application's database")
  func anotherApplication() async throws {
    let other = try SQLiteConnection(path: path, name: "other")
    for text in ["PRAGMA journal_mode = WAL", "CREATE TABLE theirs (value)", "INSERT INTO theirs VALUES (1)"] {
      _ = try other.execute(SQLStatement(text: text), [])
    }
    // Still open, so that a WAL is there which opening the file with SQLite would fold in.
    let before = try (directory.files, directory.contents(of: "store.db"), directory.contents(of: "store.db-wal"))
    #expect(await refusal(path: path) == "database file \(path) is the SQLite database of another application; it was not touched")
    #expect(try directory.files == before.0)
    #expect(try directory.contents(of: "store.db") == before.1)
    #expect(try directory.contents(of: "store.db-wal") == before.2)
    other.close()
  }

  @Test("it is of a newer version")
  func newerVersion() async throws {
    #expect(await refusal(path: path) == nil)
    let writer = try SQLiteConnection(path: path, name: "test")
    _ = try writer.execute(SQLStatement(text: "UPDATE schema_version SET version = 99"), [])
    writer.close()
    let before = try directory.contents(of: "store.db")
    let sentence = try #require(await refusal(path: path))
    #expect(sentence.hasPrefix("database file \(path) has schema version 99, but this version of temporal knows only up to "))
    #expect(try directory.contents(of: "store.db") == before)
  }

  @Test("it is cut short")
  func truncated() async throws {
    let pages = try await damaged { data in data = data.prefix(data.count / 2) }
    #expect(pages.hasPrefix("database file \(path) is damaged (SQLite: "))
  }

  @Test("pages in its middle are overwritten")
  func overwritten() async throws {
    let sentence = try await damaged { data in
      // Beyond the pages that opening reads anyway.
      for index in data.count / 2..<data.count where index % 4_096 < 200 { data[index] = 0xA5 }
    }
    #expect(sentence.hasPrefix("database file \(path) is damaged (SQLite: "))
  }

  private func damaged(_ damage: (inout Data) -> Void) async throws -> String {
    let store = try SQLiteStore.open(path: path)
    let fence = try await store.fence()
    for number in UInt64(0)..<50 { try await store.commit(fence, ExecutionWrite(run(number), at: 0, bytes: 2_000)) }
    await store.close()
    var data = try directory.contents(of: "store.db")
    damage(&data)
    try data.write(to: URL(fileURLWithPath: path))
    let sentence = try #require(await refusal(path: path))
    #expect(try directory.contents(of: "store.db") == data)
    return sentence
  }

  @Test(
    "a pragma that is more than a name and a value",
    arguments: [("cache_size = 1; DROP TABLE tasks; --", "1"), ("cache_size", "1; x"), ("", "1")])
  func pragmas(name: String, value: String) async throws {
    #expect(await refusal(path: path, pragmas: [name: value]) == "SQLite pragma \(name)=\(value) is not a name and a plain value")
    #expect(try directory.files == [])
  }
}
