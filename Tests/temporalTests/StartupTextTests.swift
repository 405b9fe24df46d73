import ArgumentParser
import Server
import Testing

@testable import temporal

@Suite("What start-dev prints")
struct StartupTextTests {
  @Test("the address, where state is kept, and what is asked for but not built yet")
  func everything() throws {
    let arguments = ["-f", "state.db", "--dynamic-config-value", "frontend.shutdownDrainDuration=5"]
    #expect(
      try text(arguments, httpAddress: "127.0.0.1:7243", uiAddress: "127.0.0.1:8233") == """
        swift-temporal \(ServerVersion.current)

        Temporal Server:      127.0.0.1:7233
        Temporal UI:          http://127.0.0.1:8233
        Temporal HTTP API:    http://127.0.0.1:7243/api/v1
        Temporal Persistence: state.db
        Dynamic config:       without effect yet: frontend.shutdownDrainDuration
        """)
  }

  @Test("with certificates pages and the HTTP API are found by https")
  func encrypted() throws {
    let shown = try text([], httpAddress: "127.0.0.1:7243", uiAddress: "127.0.0.1:8233") {
      $0.encryption = Encryption(certificate: "server.pem", privateKey: "server.key")
    }
    #expect(shown.contains("https://127.0.0.1:8233\n") && shown.contains("https://127.0.0.1:7243/api/v1"))
  }

  @Test("a headless server in memory says nothing of the Web UI")
  func headless() throws {
    #expect(
      try text(["--headless"]) == """
        swift-temporal \(ServerVersion.current)

        Temporal Server:      127.0.0.1:7233
        Temporal Persistence: in memory, gone when the server ends
        """)
  }

  private func text(
    _ arguments: [String], httpAddress: String? = nil, uiAddress: String? = nil, _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) throws -> String {
    let options = try StartDevOptions.parse(arguments)
    var configuration = try options.serverConfiguration()
    change(&configuration)
    return StartupText(
      options: options, configuration: configuration, address: "127.0.0.1:7233", httpAddress: httpAddress, uiAddress: uiAddress
    ).text
  }
}
