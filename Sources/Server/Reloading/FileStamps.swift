import CoreFoundation  // this and SwiftOverlayShims: where debug and optimized builds find the fields of C structures
import Foundation
import SwiftOverlayShims

/// What tells whether files have changed since they were looked at.
struct FileStamps: Equatable {
  private struct Stamp: Equatable {
    var file: UInt64
    var seconds: Int
    var nanoseconds: Int
    var bytes: Int64
  }

  private var stamps: [Stamp?]

  /// Looks at the files; one that is not there has a stamp of its own.
  init(of paths: [String]) {
    stamps = paths.map { path in
      var found = stat()
      guard stat(path, &found) == 0 else { return nil }
      return Stamp(
        file: UInt64(found.st_ino), seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec, bytes: Int64(found.st_size))
    }
  }
}
