import Foundation
import Persistence
import Testing

@testable import SQLiteDriver

@Suite("A database file belongs to one server at a time")
struct OwnershipTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("store.db")
  }

  @Test("a second one is told which process has it, and the first goes on", .timeLimit(.minutes(1)))
  func refused() async throws {
    let store = try SQLiteStore.open(path: path)
    let expected = "database file \(path) is in use by another process (pid \(ProcessInfo.processInfo.processIdentifier))"
    #expect(await refusal(path: path) == expected)
    try FileManager.default.createSymbolicLink(atPath: directory.path("alias.db"), withDestinationPath: path)
    #expect(await refusal(path: directory.path("alias.db")) == expected)
    _ = try await store.fence()
    await store.close()
  }

  @Test("closing leaves nothing but the file, which opens again", .timeLimit(.minutes(1)))
  func closed() async throws {
    for number in UInt64(0)..<3 {
      let store = try SQLiteStore.open(path: path)
      try await store.commit(try await store.fence(), ExecutionWrite(run(number), at: 0))
      for earlier in 0...number { #expect(try await store.load(run(earlier))?.version == 1) }
      await store.close()
      #expect(try directory.files == ["store.db"])
    }
  }

  @Test("a store that is dropped without being closed lets go of its file", .timeLimit(.minutes(1)))
  func dropped() async throws {
    do {
      let store = try SQLiteStore.open(path: path)
      try await store.commit(try await store.fence(), ExecutionWrite(run(1), at: 0))
    }
    let store = try SQLiteStore.open(path: path)
    #expect(try await store.load(run(1))?.version == 1)
    await store.close()
  }

  @Test("a lock file that a killed process left behind is taken over", .timeLimit(.minutes(1)))
  func leftBehind() async throws {
    try Data("4242\n".utf8).write(to: URL(fileURLWithPath: path + "-lock"))
    #expect(await refusal(path: path) == nil)
    #expect(try directory.files == ["store.db"])
  }

  @Test("a name without a directory is one in the working directory")
  func relative() throws {
    #expect(try DatabasePath.resolve("store.db") == FileManager.default.currentDirectoryPath + "/store.db")
    #expect(try DatabasePath.resolve("/store.db") == "/store.db")
  }
}
