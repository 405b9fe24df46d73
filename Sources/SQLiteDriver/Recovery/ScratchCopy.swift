import Foundation
import Persistence

/// A copy of a database file and its log to work on: opening a file with SQLite folds its log in, and a damaged file must stay as it is.
struct ScratchCopy {
  let path: String

  init(of source: String, beside target: String) throws(StoreError) {
    path = target + "-damaged"
    do {
      for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: source + suffix) {
        try FileManager.default.copyItem(atPath: source + suffix, toPath: path + suffix)
      }
    } catch {
      Self.remove(path)
      throw .failed("database file \(source) cannot be copied beside \(target): \(error.localizedDescription)")
    }
  }

  func remove() { Self.remove(path) }

  /// Removes a database file with everything that SQLite keeps beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
