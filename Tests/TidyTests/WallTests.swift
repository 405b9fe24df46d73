import Foundation
import Testing

@Suite("Walls between rooms")
struct WallTests {
  @Test("every folder under Sources is a room with walls")
  func everyRoomIsKnown() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.appending(path: "Sources").path)
    let unknown = folders.filter { !$0.hasPrefix(".") && Rooms.all[$0] == nil }
    expectNone(unknown.map { Finding(file: "Sources/\($0)", sentence: "is not in Tests/TidyTests/Rules/Rooms.swift") })
  }

  @Test("a room imports only what its walls allow")
  func importsAreAllowed() {
    for file in SourceTree.sources {
      guard let walls = Rooms.all[file.room] else { continue }
      expectNone(
        [file].findings { line in
          guard let module = Self.module(importedBy: line), !walls.imports.contains(module) else { return nil }
          return "\(file.room) must not import \(module)"
        })
    }
  }

  /// The module that a line of code imports: `public import struct Model.WallTime` imports `Model`.
  static func module(importedBy line: Substring) -> String? {
    let modifiers: Set = ["public", "package", "internal", "private", "fileprivate"]
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains(String($0)) }
    guard words.first == "import", let last = words.last, words.count > 1 else { return nil }
    return String(last.prefix { $0 != "." })
  }

  @Test(
    "an import is seen in every form",
    arguments: ["import A", "public import A", "@preconcurrency import A", "@_spi(X) internal import struct A.B"])
  func importForms(line: String) {
    #expect(Self.module(importedBy: line[...]) == "A")
  }

  @Test("pure rooms read no clock, draw no randomness, start no tasks and print nothing")
  func pureRoomsArePure() {
    let pure = SourceTree.sources.filter { Rooms.all[$0.room]?.isPure == true }
    expectNone(
      pure.findings { line in
        Rooms.bannedInPureRooms.first { line.contains(word: $0) }.map { "a pure room must not use `\($0)`" }
      })
  }

  @Test("the engine and the model are synchronous")
  func theEngineIsSynchronous() {
    let rooms: Set = ["HistoryEngine", "Model"]
    expectNone(
      SourceTree.sources.filter { rooms.contains($0.room) }.findings { line in
        line.contains(/\b(async|await|actor)\b/) ? "`async` has no place in a pure room" : nil
      })
  }

  @Test("only the executables print")
  func nobodyPrints() {
    let others = SourceTree.sources.filter { !Rooms.executables.contains($0.room) }
    expectNone(others.findings { $0.contains(/(^|[^.\w])(debugPrint|print)\(/) ? "log, or return the text to the executable" : nil })
  }
}
