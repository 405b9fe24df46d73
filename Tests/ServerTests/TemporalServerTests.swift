import Foundation
import Logging
import Server
import Testing

@Suite("A server from start to end", .timeLimit(.minutes(1)))
struct TemporalServerTests {
  private let folder: URL
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "server-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func configuration(file: String? = "state.db") -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.storage = file.map { .file(folder.appending(path: $0).path) } ?? .memory
    return configuration
  }

  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test("a taken port, a bad port and a bad setting are refused before the file is made")
  func refusalsTouchNothing() async throws {
    let taken = try TakenPort()
    var one = configuration()
    one.port = taken.number
    await #expect(throws: StartError.self) { try await TemporalServer.open(one, logger: logger) }
    var two = configuration()
    two.port = -1
    await #expect(throws: ConfigurationError.self) { try await TemporalServer.open(two, logger: logger) }
    var three = configuration()
    three.dynamicConfiguration = try DynamicConfiguration(parsing: ["limit.maxIDLength=\"long\""])
    await #expect(throws: ConfigurationError.self) { try await TemporalServer.open(three, logger: logger) }
    #expect(files.isEmpty)
  }

  @Test("a second server on the same file is refused with the file's name, and the file is free again after the first ends")
  func oneServerAFile() async throws {
    let first = try await TemporalServer.open(configuration(), logger: logger)
    let error = await #expect(throws: StartError.self) { try await TemporalServer.open(configuration(), logger: logger) }
    #expect(error?.description.contains("state.db") == true)
    try await runUntilListening(first)
    let second = try await TemporalServer.open(configuration(), logger: logger)
    try await runUntilListening(second)
  }

  @Test("a cancelled server leaves one whole file")
  func oneFileIsLeft() async throws {
    try await runUntilListening(try await TemporalServer.open(configuration(), logger: logger))
    #expect(files == ["state.db"])
  }

  @Test("a search attribute that an earlier start registered with another type is refused by name")
  func searchAttributeOfAnotherType() async throws {
    var one = configuration()
    one.searchAttributes = [.init(name: "Colour", type: .keyword)]
    try await runUntilListening(try await TemporalServer.open(one, logger: logger))
    var two = one
    two.searchAttributes = [.init(name: "Colour", type: .int)]
    let error = await #expect(throws: StartError.self) { try await TemporalServer.open(two, logger: logger) }
    #expect(error?.description.contains("Colour") == true)
    // What was refused let go of the file.
    try await runUntilListening(try await TemporalServer.open(one, logger: logger))
  }

  /// Runs the server until it answers calls, then cancels it and waits for its end.
  private func runUntilListening(_ server: TemporalServer) async throws {
    let (listening, said) = AsyncStream.makeStream(of: Void.self)
    let running = Task {
      defer { said.finish() }
      try await server.run { said.finish() }
    }
    for await _ in listening {}
    running.cancel()
    try await running.value
  }
}
