import Persistence
import SQLPersistence
import Testing

@Suite("What keeps a store in PostgreSQL from opening is said in one sentence", .enabled(if: PostgresServer.isInstalled))
struct RefusalTests {
  private func sentence(_ url: String) async throws -> String {
    let error = await #expect(throws: StoreError.self) { try await PostgresServer.open(url) }
    guard case .failed(let sentence)? = error else { return "" }
    return sentence
  }

  @Test("a wrong password, without showing it")
  func wrongPassword() async throws {
    let server = try await PostgresServer.shared
    let said = try await sentence(server.url(user: "locked:wrong"))
    #expect(said.contains("refused the user or the password"))
    #expect(said.contains("127.0.0.1:\(server.port)/temporal"))
    #expect(!said.contains("wrong"))
  }

  @Test("a database that is not there")
  func missingDatabase() async throws {
    #expect(try await sentence(PostgresServer.shared.url(database: "nowhere")).contains("does not exist"))
  }

  @Test("nobody listening")
  func nobodyListens() async throws {
    #expect(try await sentence("postgres://temporal@127.0.0.1:1/temporal").contains("cannot be reached"))
  }

  @Test("TLS that the server does not speak")
  func noTLS() async throws {
    #expect(try await sentence(PostgresServer.shared.url("?sslmode=require")).contains("TLS"))
  }

  @Test("an authority's certificate that is not there")
  func noAuthority() async throws {
    let url = try await PostgresServer.shared.url("?sslmode=verify-full&sslrootcert=/nowhere/authority.pem")
    #expect(try await sentence(url).contains("cannot be reached by TLS"))
  }

  @Test("a database that may only be read")
  func readOnly() async throws {
    let url = try await PostgresServer.shared.freshURL() + "%20-cdefault_transaction_read_only%3Don"
    #expect(try await sentence(url).contains("is read-only"))
  }

  @Test("another kind of URL")
  func otherURL() async throws {
    #expect(try await sentence("mysql://host/name").contains("must begin with postgres://"))
  }

  @Test("a schema of a newer version, which stays as it is")
  func newerSchema() async throws {
    let server = try await PostgresServer.shared
    let url = try await server.freshURL()
    await (try await PostgresServer.open(url)).close()
    let schema = url.split(separator: "D").last ?? ""
    try await PostgresServer.apart { try server.sql("UPDATE \(schema).schema_version SET version = 999", database: "temporal") }
    #expect(try await sentence(url).contains("has schema version 999"))
  }
}
