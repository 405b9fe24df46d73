import Persistence

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One spelling for every way to name a file, so that two servers cannot open one database under two names.
enum DatabasePath {
  /// The path with links followed. The file need not exist; its directory must.
  static func resolve(_ path: String) throws(StoreError) -> String {
    guard !path.isEmpty else { throw .failed("the database file has no name") }
    if let there = real(path) {
      var status = stat()
      guard stat(there, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
        throw .failed("database file \(path) is a directory")
      }
      return there
    }
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let there = real(directory) else {
      throw .failed("database file \(path) cannot be created: there is no directory \(directory)")
    }
    let file = slash.map { path[path.index(after: $0)...] } ?? path[...]
    return there == "/" ? "/\(file)" : "\(there)/\(file)"
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
