import Dispatch
import Foundation

/// Documents as files: each is written once, whole, and rarely read.
///
/// One after the other, on a thread of its own, so that a slow disk holds up nobody but those who wait for the archive.
public final class FileArchive: Sendable {
  private let thread = DispatchQueue(label: "archive")

  /// Touches nothing yet.
  public init() {}

  /// Keeps a document, in place of what is there. When it returns, document and folders are on the disk; after a crash before that the
  /// document is there whole or not at all. Throws what the system says.
  public func write(_ bytes: [UInt8], to path: ArchivePath) async throws(ArchiveError) {
    try await perform { () throws(ArchiveError) in
      do {
        try FileManager.default.createDirectory(atPath: path.folders[0], withIntermediateDirectories: true)
      } catch {
        throw ArchiveError("the folder \(path.folders[0]) cannot be made: \(error.localizedDescription)")
      }
      let draft = path.folders[0] + "/.draft"
      try SyncedFile.write(bytes, to: draft)
      try SyncedFile.rename(draft, to: path.text)
      for folder in path.folders { try SyncedFile.sync(folder) }
    }
  }

  /// A document's bytes; nil: there is none. Throws what the system says.
  public func read(_ path: ArchivePath) async throws(ArchiveError) -> [UInt8]? {
    try await perform { () throws(ArchiveError) in
      do {
        return Array(try Data(contentsOf: URL(fileURLWithPath: path.text)))
      } catch {
        guard FileManager.default.fileExists(atPath: path.text) else { return nil }
        throw ArchiveError("\(path.text) cannot be read: \(error.localizedDescription)")
      }
    }
  }

  /// The documents in the folders of a folder, as `folder/document`, from the last name to the first, those before `before`, at most `limit`.
  public func documents(in path: ArchivePath, before: String?, limit: Int) async throws(ArchiveError) -> [String] {
    try await perform { () throws(ArchiveError) in
      var found: [String] = []
      for folder in Self.names(in: path.text) where before.map({ folder <= $0 }) ?? true {
        for document in Self.names(in: path.text + "/" + folder) {
          let name = folder + "/" + document
          if before.map({ name < $0 }) ?? true { found.append(name) }
          if found.count == limit { return found }
        }
      }
      return found
    }
  }

  /// What is in a folder, last first; nothing when there is no such folder. Drafts are not counted.
  private static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted(by: >)
  }

  private func perform<Value: Sendable>(_ work: @escaping @Sendable () throws(ArchiveError) -> Value) async throws(ArchiveError) -> Value {
    try await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, ArchiveError>, Never>) in
      thread.async {
        do throws(ArchiveError) {
          continuation.resume(returning: .success(try work()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    .get()
  }
}

/// Why a document could not be kept or read, in one sentence.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ sentence: String) { description = sentence }
}
