import Foundation
import Testing

@testable import FileArchive

@Suite("Documents as files")
final class FileArchiveTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)").path
  private let archive = FileArchive()

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func path(_ components: String...) throws -> ArchivePath { try #require(ArchivePath(folder: folder, components)) }

  @Test("a document is read as it was written last, and what is not there is nothing")
  func documents() async throws {
    let path = try path("a", "b", "c.json")
    #expect(try await archive.read(path) == nil)
    try await archive.write([1, 2, 3], to: path)
    try await archive.write([4], to: path)
    #expect(try await archive.read(path) == [4])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["c.json"], "no draft is left")
    let large = [UInt8](repeating: 7, count: 3 << 20)
    try await archive.write(large, to: path)
    #expect(try await archive.read(path) == large)
  }

  @Test("a draft that a crash left behind is no document, and in nobody's way")
  func drafts() async throws {
    let path = try path("n", "day", "1.json")
    try await archive.write([1], to: path)
    try Data([9, 9, 9, 9]).write(to: URL(fileURLWithPath: folder + "/n/day/.draft"))
    #expect(try await archive.documents(in: try self.path("n"), before: nil, limit: 10) == ["day/1.json"])
    try await archive.write([2], to: path)
    #expect(try await archive.read(path) == [2])
  }

  @Test("documents are listed from the last to the first, from any place on")
  func lists() async throws {
    for name in ["2026-01-01/1", "2026-01-01/2", "2026-01-02/1", "2026-01-03/9"] {
      try await archive.write([], to: try #require(ArchivePath(folder: folder, ["n"] + name.split(separator: "/").map(String.init))))
    }
    let all = ["2026-01-03/9", "2026-01-02/1", "2026-01-01/2", "2026-01-01/1"]
    let place = try path("n")
    #expect(try await archive.documents(in: place, before: nil, limit: 10) == all)
    #expect(try await archive.documents(in: place, before: nil, limit: 2) == Array(all.prefix(2)))
    #expect(try await archive.documents(in: place, before: "2026-01-02/1", limit: 10) == Array(all.suffix(2)))
    #expect(try await archive.documents(in: place, before: "2026-01-01/1", limit: 10) == [])
    #expect(try await archive.documents(in: try path("nothing"), before: nil, limit: 10) == [])
  }

  @Test("no component leads out of the folder", arguments: ["", ".", "..", "a/b", "/", "a\0b"])
  func walls(_ component: String) {
    #expect(ArchivePath(folder: "/archive", ["n", component]) == nil)
  }

  @Test("a folder is a path from the root")
  func relativeFolders() {
    #expect(ArchivePath(folder: "archive", ["n"]) == nil)
  }

  @Test("what the system refuses is an error that names the path")
  func refusals() async throws {
    try await archive.write([1], to: try path("file"))
    let error = await #expect(throws: ArchiveError.self) { try await archive.write([1], to: try path("file", "x")) }
    #expect(error?.description.contains(folder) == true)
    await #expect(throws: ArchiveError.self) { try await archive.read(try path()) }
  }
}
