import SQLPersistence
import Testing

@testable import SQLPersistence
@testable import SQLiteDriver

@Suite("Migrations")
struct MigrationTests {
  private let connection: SQLiteConnection

  init() throws { connection = try SQLiteConnection(path: nil, name: "the database") }

  private func answer(_ text: String) throws -> Int64? {
    var answer: Int64?
    try connection.query(SQLStatement(text: text), []) { row in
      answer = row.integer(0)
      return false
    }
    return answer
  }

  private static let first = SQLSchema.Step(number: 1, statements: ["CREATE TABLE a (x)", "INSERT INTO a VALUES (7)"])
  private static let second = SQLSchema.Step(number: 2, statements: ["ALTER TABLE a ADD y", "UPDATE a SET y = x + 1"])

  @Test("a database gets the steps it does not have, each once")
  func forward() throws {
    try SQLMigrator.migrate(connection, steps: [Self.first])
    try SQLMigrator.migrate(connection, steps: [Self.first])
    #expect(try answer("SELECT COUNT(*) FROM a") == 1)
    try SQLMigrator.migrate(connection, steps: [Self.first, Self.second])
    #expect(try answer("SELECT y FROM a") == 8)
    #expect(try answer("SELECT version FROM schema_version") == 2)
  }

  @Test("a step that fails leaves the database at the step before it, and can be tried again")
  func failing() throws {
    let broken = SQLSchema.Step(number: 2, statements: Self.second.statements + ["INSERT INTO nowhere VALUES (1)"])
    #expect(throws: SQLFailure.self) { try SQLMigrator.migrate(connection, steps: [Self.first, broken]) }
    #expect(try answer("SELECT version FROM schema_version") == 1)
    #expect(throws: SQLFailure.self) { try answer("SELECT y FROM a") }
    try SQLMigrator.migrate(connection, steps: [Self.first, Self.second])
    #expect(try answer("SELECT y FROM a") == 8)
  }

  @Test("a database of a newer version is refused by both numbers")
  func newer() throws {
    try SQLMigrator.migrate(connection, steps: [Self.first, Self.second])
    let error = #expect(throws: SQLFailure.self) { try SQLMigrator.migrate(connection, steps: [Self.first]) }
    #expect(error?.sentence.contains("schema version 2, but this version of temporal knows only up to 1") == true)
    #expect(try answer("SELECT y FROM a") == 8)
  }
}
