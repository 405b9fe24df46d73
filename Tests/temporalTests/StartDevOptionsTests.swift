import ArgumentParser
import Server
import Testing

@testable import temporal

@Suite("The flags of server start-dev")
struct StartDevOptionsTests {
  @Test("without flags it is port 7233 on the loopback address, in memory, with the default namespaces")
  func defaults() throws {
    var expected = ServerConfiguration()
    expected.ui = UIConfiguration(host: "127.0.0.1", port: 8233)
    #expect(try configuration() == expected)
  }

  @Test("every flag of the original is taken, in its long and its short form")
  func everyFlag() throws {
    let found = try configuration(
      "--db-filename", "state.db", "-n", "a", "--namespace=b", "-p7000", "--ip", "0.0.0.0", "--search-attribute", "Colour=Keyword",
      "--dynamic-config-value", "frontend.rps=5", "--sqlite-pragma", "cache_size=100", "--log-config", "--http-port", "7001",
      "--metrics-port", "7002", "--headless=true", "--ui-ip", "::1", "--ui-port", "7003", "--ui-public-path", "/x", "--ui-asset-path", "y",
      "--ui-codec-endpoint", "http://z", "--ui-disable-news-fetch", "--log-level", "debug", "--log-format", "json", "-o", "json",
      "--time-format", "iso", "--color", "never", "--env", "e", "--env-file", "f", "--config-file", "c", "--profile", "p",
      "--disable-config-env", "--disable-config-file", "--command-timeout", "1s", "--client-connect-timeout", "1s",
      "--no-json-shorthand-payloads")
    var expected = ServerConfiguration()
    expected.storage = .file("state.db")
    expected.namespaces = ["a", "b"]
    expected.port = 7000
    expected.host = "0.0.0.0"
    expected.httpPort = 7001
    expected.metricsPort = 7002
    expected.searchAttributes = [SearchAttributeDefinition(name: "Colour", type: .keyword)]
    expected.dynamicConfiguration = try DynamicConfiguration(parsing: ["frontend.rps=5"])
    expected.pragmas = ["cache_size": "100"]
    #expect(found == expected)
  }

  @Test("the Web UI is a thousand above gRPC, or where it is told to be, and does what it is let")
  func webUI() throws {
    #expect(try configuration("--port", "7000").ui?.port == 8000)
    #expect(try configuration("--port", "0").ui?.port == 0)
    #expect(try configuration("--headless").ui == nil)
    var expected = UIConfiguration(host: "::1", port: 7003)
    expected.publicPath = "/x"
    expected.assetFolder = "y"
    expected.codecEndpoint = "http://z"
    expected.isReadOnly = true
    expected.disabledActions = ["terminate"]
    let found = try configuration(
      "--ui-ip", "::1", "--ui-port", "7003", "--ui-public-path", "/x", "--ui-asset-path", "y", "--ui-codec-endpoint", "http://z",
      "--ui-read-only", "--ui-disable", "terminate")
    #expect(found.ui == expected)
    #expect(throws: ConfigurationError.self) { try configuration("--ui-disable", "everything") }
    #expect(throws: ConfigurationError.self) { try configuration("--ui-codec-pass-access-token") }
    #expect(try configuration("--ui-codec-endpoint", "http://z", "--ui-codec-pass-access-token").ui?.passesTokenToCodec == true)
  }

  @Test("time skipping keeps closed runs for good, and is refused on a file, where skipped time is not kept")
  func timeSkipping() throws {
    let found = try configuration("--time-skipping", "--log-format", "pretty")
    #expect(found.timeSkipping)
    #expect(found.retention >= .seconds(36_500 * 24 * 3600))
    #expect(throws: ConfigurationError.self) { try configuration("--time-skipping", "-f", "state.db") }
  }

  @Test(
    "a value that cannot be used is refused with the value named",
    arguments: [
      ("--port", "99999", "99999"), ("--port", "seven", "seven"), ("--ui-port", "70000", "70000"),
      ("--search-attribute", "Colour", "Colour"),
      ("--sqlite-pragma", "mmap", "mmap"), ("--dynamic-config-value", "a=b", "\"a\""), ("--db-filename", "", "db-filename"),
      ("--namespace", "", "namespace"), ("--log-level", "loud", "loud"),
    ])
  func refusals(flag: String, value: String, culprit: String) {
    let error = #expect(throws: (any Error).self) { try configuration(flag, value) }
    #expect(error.map { TemporalCommand.message(for: $0).contains(culprit) } == true)
  }

  private func configuration(_ arguments: String...) throws -> ServerConfiguration {
    let command = try TemporalCommand.parseAsRoot(normalized(["server", "start-dev"] + arguments))
    return try #require(command as? StartDevCommand).options.serverConfiguration()
  }
}
