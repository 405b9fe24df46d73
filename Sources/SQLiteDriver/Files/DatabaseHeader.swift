import Persistence

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The first bytes of a database file, read without SQLite: opening a file with SQLite may already change it (a journal is
/// rolled back, a WAL is folded in), and a file that is not ours must not be touched.
enum DatabaseHeader {
  /// The number in every file of ours: "TmpS" (https://www.sqlite.org/fileformat.html, "Application ID").
  static let applicationID: UInt32 = 0x546D_7053

  enum Finding: Equatable {
    /// No file, or an empty one.
    case new
    case ours
  }

  /// Says what the file is, or refuses it with a sentence.
  static func inspect(path: String) throws(StoreError) -> Finding {
    let name = "database file \(path)"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .new }
      throw .failed("\(name) cannot be opened: \(DatabaseLock.reason(errno))")
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &header, header.count)
    guard count >= 0 else { throw .failed("\(name) cannot be read: \(DatabaseLock.reason(errno))") }
    if count == 0 { return .new }
    guard count == header.count, header.starts(with: "SQLite format 3\0".utf8) else {
      throw .failed("\(name) is not a SQLite database; it was not touched")
    }
    let found = header[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
    guard found == applicationID else {
      throw .failed("\(name) is the SQLite database of another application; it was not touched")
    }
    guard access(path, W_OK) == 0 else { throw .failed("\(name) cannot be written: \(DatabaseLock.reason(errno))") }
    return .ours
  }
}
