import Foundation
import Persistence
import Testing

@testable import SQLiteDriver

@Suite("A process that is killed")
struct KilledProcessTests {
  @Test("leaves every commit it had answered, whole, and its file to the next one", .timeLimit(.minutes(1)))
  func killed() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("store.db")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try SQLiteStore.open(path: path, pragmas: ["wal_autocheckpoint": "50"])
      let fence = try await store.fence()
      let answers = open(path + "-answers", O_WRONLY | O_CREAT | O_APPEND, 0o644)
      await withTaskGroup(of: Void.self) { group in
        for number in UInt8(0)..<8 {
          group.addTask {
            for version in UInt8(0)..<100 {
              do {
                try await store.commit(fence, ExecutionWrite(run(UInt64(number)), at: Int64(version)))
              } catch {
                return
              }
              _ = withUnsafeBytes(of: (number, version + 1)) { write(answers, $0.baseAddress, 2) }
              if number == 3, version == 60 { kill(getpid(), SIGKILL) }
            }
          }
        }
      }
    }
    let answers = [UInt8](try directory.contents(of: "store.db-answers"))
    var versions: [UInt8: UInt8] = [:]
    for index in stride(from: 0, to: answers.count - 1, by: 2) { versions[answers[index]] = answers[index + 1] }
    #expect(versions[3] == 61)
    let store = try SQLiteStore.open(path: path)
    for (number, version) in versions {
      let loaded = try #require(try await store.load(run(UInt64(number))))
      #expect(loaded.version >= Int64(version))
      #expect(loaded.items.count == Int(loaded.version))
    }
    await store.close()
  }
}
