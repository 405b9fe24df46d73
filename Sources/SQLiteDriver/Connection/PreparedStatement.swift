import GRDBSQLite
import Model
import SQLPersistence

/// A compiled statement with its number of placeholders.
struct PreparedStatement {
  let pointer: OpaquePointer
  let placeholders: Int

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    placeholders = Int(sqlite3_bind_parameter_count(pointer))
  }

  /// More values than any statement has but those of list filters, which may have thousands.
  private static let boundInPlace = 64

  /// Binds the values from `index` on, and calls `body` while they are bound. Nothing is copied: SQLite reads each blob where Swift
  /// keeps it, which is why each is bound in the scope of its pointer, the next ones within. Each scope takes some of the stack, so that values
  /// beyond `boundInPlace` are copied.
  func withBound(_ values: [SQLValue], from index: Int = 0, _ body: () -> Void) {
    guard index < values.count else { return body() }
    guard index < Self.boundInPlace else {
      for index in index..<values.count { bind(values[index], at: CInt(index + 1), Self.copied) {} }
      return body()
    }
    bind(values[index], at: CInt(index + 1), nil) { withBound(values, from: index + 1, body) }
  }

  /// Has SQLite copy what is bound. Nil instead: it reads it where it is.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Binds a value, and calls `body` while its bytes stay where they are.
  private func bind(_ value: SQLValue, at position: CInt, _ lifetime: sqlite3_destructor_type?, _ body: () -> Void) {
    switch value {
    case .null:
      sqlite3_bind_null(pointer, position)
      body()
    case .real(let number):
      sqlite3_bind_double(pointer, position, number)
      body()
    case .integer(let number):
      sqlite3_bind_int64(pointer, position, number)
      body()
    case .blob(let bytes):
      bytes.withUnsafeBytes { buffer in
        if buffer.isEmpty {
          sqlite3_bind_zeroblob(pointer, position, 0)  // a null pointer would bind NULL
        } else {
          sqlite3_bind_blob64(pointer, position, buffer.baseAddress, UInt64(buffer.count), lifetime)
        }
        body()
      }
    case .text(var string):
      string.withUTF8 { utf8 in
        if utf8.isEmpty {
          sqlite3_bind_text(pointer, position, "", 0, Self.copied)
        } else {
          utf8.withMemoryRebound(to: CChar.self) { characters in
            _ = sqlite3_bind_text64(pointer, position, characters.baseAddress, UInt64(characters.count), lifetime, UInt8(SQLITE_UTF8))
          }
        }
        body()
      }
    case .id(let id):
      withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { buffer in
        sqlite3_bind_blob(pointer, position, buffer.baseAddress, 16, lifetime)
        body()
      }
    }
  }
}
