import Persistence
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a database file to one server: a lock on a file beside it, which the kernel lets go of however the holder ends.
///
/// The file is a separate one because closing any descriptor of the database itself would drop SQLite's own locks (POSIX).
/// It is there only while the database is open; one that a killed process left behind is taken over.
final class DatabaseLock: Sendable {
  private let descriptor: Mutex<CInt?>
  private let path: String

  /// Takes the lock of a database file, or says who has it.
  init(databasePath: String) throws(StoreError) {
    path = databasePath + "-lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .failed("database file \(databasePath) cannot be opened: \(Self.reason(errno))") }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        let holder = Self.holder(descriptor)
        _ = close(descriptor)
        guard code == EWOULDBLOCK else { throw .failed("database file \(databasePath) cannot be locked: \(Self.reason(code))") }
        throw .failed("database file \(databasePath) is in use by another process\(holder)")
      }
      // The last holder may have removed the file between our opening and locking it: then what we hold is nothing.
      var held = stat()
      var there = stat()
      if fstat(descriptor, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino, held.st_dev == there.st_dev {
        self.descriptor = Mutex(descriptor)
        let process = "\(getpid())\n"
        _ = ftruncate(descriptor, 0)
        _ = write(descriptor, process, process.utf8.count)
        return
      }
      _ = close(descriptor)
    }
  }

  deinit { release() }

  /// Removes the file and lets go. Does nothing the second time.
  func release() {
    descriptor.withLock { descriptor in
      guard let held = descriptor.take() else { return }
      unlink(path)
      close(held)
    }
  }

  private static func holder(_ descriptor: CInt) -> String {
    var digits = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &digits, digits.count, 0)
    guard count > 0, let process = Int(String(decoding: digits[..<count], as: UTF8.self).prefix { $0.isNumber }) else { return "" }
    return " (pid \(process))"
  }

  static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}
