import GRPCClient
import GRPCServer
import Testing

@testable import LoadGenerator

@Suite("The scenarios", .timeLimit(.minutes(2)))
struct ScenarioTests {
  static let sizes = [
    "fanout": 5, "signals": 2, "timers": 10, "children": 3, "queries": 3, "updates": 3, "backlog": 50, "long-history": 2500,
    "idle-pollers": 20, "visibility": 20,
  ]

  @Test("each does its operations against a server without substance, and none fails", arguments: ScenarioList.names)
  func closedLoop(_ name: String) async throws {
    let server = NullServer(port: 0)
    var settings = LoadSettings()
    settings.port = try await server.start().port
    settings.concurrency = 4
    settings.count = 8
    settings.duration = .milliseconds(100)
    settings.payloadBytes = 10
    settings.pollers = 3
    settings.connections = 2
    settings.size = Self.sizes[name]
    let report = try await ScenarioList.run(name, settings) { _ in }
    await server.shutdown()
    #expect(report.scenario == name && report.size == settings.size)
    for phase in report.phases {
      #expect(phase.errors.isEmpty, "\(name) \(phase.name): \(phase.errors)")
      #expect(phase.operations > 0 || phase.name == "idle")
    }
    #expect(report.phases.last?.latency != nil || name == "backlog" || name == "idle-pollers")
  }

  @Test("an open loop begins its operations by the clock")
  func openLoop() async throws {
    let server = NullServer(port: 0)
    var settings = LoadSettings()
    settings.port = try await server.start().port
    settings.rate = 100
    settings.count = 11
    let report = try await ScenarioList.run("start", settings) { _ in }
    await server.shutdown()
    let phase = try #require(report.phases.first)
    #expect(phase.operations == 11)
    #expect(phase.seconds > 0.099, "the last one is due after 100 ms")
  }

  @Test("every scenario is in the help with what its size means")
  func help() {
    let lines = ScenarioList.help.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.first { $0.hasPrefix("backlog ") }?.hasSuffix("Size: tasks (1000000).") == true)
  }

  @Test("what cannot be run is refused before anything is sent")
  func refusals() async {
    var settings = LoadSettings()
    settings.port = 1
    await #expect(throws: BenchError.noSuchScenario("nothing")) { try await ScenarioList.run("nothing", settings) { _ in } }
    settings.serverPID = -1
    await #expect(throws: BenchError.noSuchProcess(-1)) { try await ScenarioList.run("start", settings) { _ in } }
    settings.concurrency = 0
    await #expect(throws: BenchError.badSetting("concurrency must be at least 1, not 0")) {
      try await ScenarioList.run("start", settings) { _ in }
    }
  }

  @Test("a server that is not there is one clear error")
  func nobody() async throws {
    var settings = LoadSettings()
    settings.port = 1
    do {
      _ = try await ScenarioList.run("start", settings) { _ in }
      Issue.record("it ran")
    } catch let error as GRPCError {
      #expect(error.code == .unavailable)
    }
  }
}
