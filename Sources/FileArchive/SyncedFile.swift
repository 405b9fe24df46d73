#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files that are on the disk before the next step.
enum SyncedFile {
  /// Writes a file anew, in place of one of that name.
  static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("written", path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(file, $0, from: written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let problem = failure("written", path)
        close(file)
        throw problem
      }
      written += count
    }
    let isSynced = fsync(file) == 0
    let problem = failure("written", path)
    guard close(file) == 0, isSynced else { throw problem }
  }

  static func rename(_ path: String, to other: String) throws(ArchiveError) {
    guard systemRename(path, other) == 0 else { throw failure("renamed to \(other)", path) }
  }

  /// A folder's entries are on the disk.
  static func sync(_ folder: String) throws(ArchiveError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("opened", folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("synced", folder) }
  }

  private static func failure(_ what: String, _ path: String) -> ArchiveError {
    ArchiveError("\(path) cannot be \(what): \(String(cString: strerror(errno)).lowercased())")
  }
}

private func systemWrite(_ file: CInt, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  write(file, bytes.baseAddress?.advanced(by: start), bytes.count - start)
}

private func systemRename(_ path: String, _ other: String) -> CInt { rename(path, other) }
