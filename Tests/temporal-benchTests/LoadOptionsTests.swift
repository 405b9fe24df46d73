import ArgumentParser
import LoadGenerator
import Testing

@testable import temporal_bench

@Suite("The arguments of temporal-bench")
struct LoadOptionsTests {
  private func settings(_ arguments: String...) throws -> LoadSettings {
    try #require(try TemporalBench.parseAsRoot(["order"] + arguments) as? RunCommand).load.settings()
  }

  @Test("a scenario alone runs with the defaults")
  func defaults() throws {
    let command = try #require(try TemporalBench.parseAsRoot(["order"]) as? RunCommand)
    #expect(command.scenario == "order" && !command.json && !command.quiet)
    #expect(try command.load.settings() == LoadSettings())
  }

  @Test("every flag reaches the settings")
  func flags() throws {
    var expected = LoadSettings()
    expected.host = "::1"
    expected.port = 7000
    expected.namespace = "n"
    expected.concurrency = 1
    expected.rate = 2.5
    expected.duration = .seconds(3)
    expected.warmUp = .milliseconds(500)
    expected.count = 4
    expected.payloadBytes = 5
    expected.size = 6
    expected.pollers = 7
    expected.connections = 8
    expected.threads = 9
    expected.serverPID = 10
    let settings = try settings(
      "--address", "[::1]:7000", "-n", "n", "--concurrency", "1", "--rate", "2.5", "--duration", "3", "--warm-up", "0.5", "--count", "4",
      "--payload-bytes", "5", "--size", "6", "--pollers", "7", "--connections", "8", "--threads", "9", "--server-pid", "10")
    #expect(settings == expected)
  }

  @Test("an address needs a host and a port", arguments: ["localhost", ":7233", "localhost:", "localhost:0", "localhost:x"])
  func addresses(_ address: String) {
    #expect(throws: ValidationError.self) { try settings("--address", address) }
  }

  @Test("settings that make no sense are refused with the name of the flag")
  func nonsense() throws {
    #expect(throws: BenchError.badSetting("rate must be above 0")) { try settings("--rate", "0").validate() }
    #expect(throws: BenchError.badSetting("connections must be at least 1, not 0")) { try settings("--connections", "0").validate() }
  }

  @Test("the null server has a port of its own")
  func nullServer() throws {
    #expect(try #require(try TemporalBench.parseAsRoot(["null-server", "--port", "0"]) as? NullServerCommand).port == 0)
  }
}
