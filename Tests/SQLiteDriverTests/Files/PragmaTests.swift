import Testing

@testable import SQLiteDriver

@Suite("How connections are set up")
struct PragmaTests {
  private func writer(_ chosen: [String: String] = [:]) throws -> (TemporaryDirectory, SQLiteConnection) {
    let directory = try TemporaryDirectory()
    let connection = try SQLiteConnection(path: directory.path("store.db"), name: "test")
    try SQLitePragmas(chosen: chosen).applyToWriter(connection)
    return (directory, connection)
  }

  @Test(
    "the writer syncs every commit to a WAL, and does not overwrite what is deleted",
    arguments: [("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "0"), ("busy_timeout", "5000")])
  func defaults(name: String, value: String) throws {
    let (directory, connection) = try writer()
    #expect(try connection.pragma(name) == value)
    withExtendedLifetime(directory) { connection.close() }
  }

  @Test("an operator's pragmas go over ours")
  func chosen() throws {
    let (directory, connection) = try writer(["synchronous": "NORMAL", "cache_size": "-1234"])
    #expect(try connection.pragma("synchronous") == "1")
    #expect(try connection.pragma("cache_size") == "-1234")
    withExtendedLifetime(directory) { connection.close() }
  }
}
