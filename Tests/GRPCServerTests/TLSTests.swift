import GRPCServer
import Testing

@Suite("TLS", .serialized)
struct TLSTests {
  private func run(_ check: String, authority: String?, requires: Bool = true) async throws {
    let certificates = try Certificates()
    let server = try await TestServer {
      $0.tls = GRPCServerTLS(
        certificateChain: .file(certificates.path("server.pem")), privateKey: .file(certificates.path("server.key")),
        clientAuthorities: authority.map { .file(certificates.path($0)) }, requiresClientCertificate: requires)
    }
    try await ForeignClient.run("tls", check, "\(server.address.port)", certificates.path(""))
    await server.shutdown()
  }

  @Test("calls are encrypted, h2 is negotiated, old versions and plain text are refused", .timeLimit(.minutes(1)))
  func encrypted() async throws { try await run("encrypted", authority: nil) }

  @Test("a client's certificate is asked for, verified and shown to the handler", .timeLimit(.minutes(1)))
  func mutual() async throws { try await run("mutual", authority: "ca.pem") }

  @Test("a client's certificate may be optional", .timeLimit(.minutes(1)))
  func optional() async throws { try await run("optional", authority: "ca.pem", requires: false) }

  @Test("certificates can be replaced while the server runs", .timeLimit(.minutes(1)))
  func replace() async throws {
    let old = try Certificates()
    let new = try Certificates()
    let server = try await TestServer { $0.tls = old.server }
    try await ForeignClient.run("tls", "encrypted", "\(server.address.port)", old.path(""))
    #expect(throws: GRPCServerError.self) {
      try server.replaceTLS(GRPCServerTLS(certificateChain: .file(new.path("server.pem")), privateKey: .file(new.path("none"))))
    }
    try await ForeignClient.run("tls", "encrypted", "\(server.address.port)", old.path(""))
    try server.replaceTLS(new.server)
    try await ForeignClient.run("tls", "encrypted", "\(server.address.port)", new.path(""))
    await server.shutdown()
  }

  @Test("a missing certificate is a clear error at start")
  func missing() async throws {
    await #expect(throws: GRPCServerError.self) {
      _ = try await TestServer { $0.tls = GRPCServerTLS(certificateChain: .file("/nowhere.pem"), privateKey: .file("/nowhere.key")) }
    }
  }
}
