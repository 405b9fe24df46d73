import Testing

@testable import PostgresDriver

@Suite("The database's URL")
struct URLTests {
  @Test(
    "is shown without its secrets",
    arguments: [
      ("postgres://user:secret@host:5432/name?sslmode=require", "host:5432/name"), ("postgresql://host/name", "host/name"),
      ("postgres://user@/name?host=/tmp", "/name"), ("postgres://a:b@c@host/x", "host/x"),
    ])
  func withoutSecrets(url: String, shown: String) {
    #expect(PostgresStore.withoutSecrets(url) == shown)
  }
}
