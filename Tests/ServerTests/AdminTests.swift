import Foundation
import Logging
import Server
import Testing

@Suite("Looking after a file", .timeLimit(.minutes(1)))
struct AdminTests {
  private let folder: URL
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "admin-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A file that a server has made, without runs.
  private func makeFile() async throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.storage = .file(path("state.db"))
    let server = try await TemporalServer.open(configuration, logger: logger)
    let running = Task { try await server.run {} }
    running.cancel()
    _ = await running.result
  }

  @Test("a fresh file is verified and recovered without a finding")
  func fresh() async throws {
    try await makeFile()
    let findings = try await StoreVerifier.verify(.file(path("state.db")))
    #expect(findings.summary == "0 runs with 0 events: nothing is wrong")
    let report = try await StoreRecovery.recover(path("state.db"), to: path("copy.db"))
    #expect(report.losses == [])
    #expect(report.runs == 0)
    #expect(try await StoreVerifier.verify(.file(path("copy.db"))).problems == [])
  }

  @Test("the index of a fresh file is as it should be")
  func freshIndex() async throws {
    try await makeFile()
    let findings = try await IndexAuditor.audit(.file(path("state.db"))) { Issue.record("\($0)") }
    #expect(findings.isSound)
    #expect(findings.summary == "0 runs: 0 missing, 0 without a run, 0 different")
  }

  @Test("a file that is not there is not made")
  func missing() async throws {
    let error = await #expect(throws: StartError.self) { try await StoreVerifier.verify(.file(path("nowhere.db"))) }
    #expect(error?.description == "there is no database file \(path("nowhere.db"))")
    await #expect(throws: StartError.self) { try await StoreRecovery.recover(path("nowhere.db"), to: path("copy.db")) }
    await #expect(throws: StartError.self) { try await StoreVerifier.verify(.memory) }
    await #expect(throws: StartError.self) { try await IndexAuditor.audit(.file(path("nowhere.db"))) { _ in } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
