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
      for position in index..<values.count { bindCopy(of: values[position], at: CInt(position + 1)) }
      return body()
    }
    let position = CInt(index + 1)
    switch values[index] {
    case .null:
      sqlite3_bind_null(pointer, position)
      withBound(values, from: index + 1, body)
    case .real(let number):
      sqlite3_bind_double(pointer, position, number)
      withBound(values, from: index + 1, body)
    case .integer(let number):
      sqlite3_bind_int64(pointer, position, number)
      withBound(values, from: index + 1, body)
    case .blob(let bytes):
      bytes.withUnsafeBytes { buffer in
        if buffer.isEmpty {
          sqlite3_bind_zeroblob(pointer, position, 0)  // a null pointer would bind NULL
        } else {
          sqlite3_bind_blob64(pointer, position, buffer.baseAddress, UInt64(buffer.count), nil)
        }
        withBound(values, from: index + 1, body)
      }
    case .text(var string):
      string.withUTF8 { utf8 in
        if utf8.isEmpty {
          sqlite3_bind_text(pointer, position, "", 0, unsafeBitCast(-1, to: sqlite3_destructor_type.self))  // -1: SQLite copies
        } else {
          utf8.withMemoryRebound(to: CChar.self) { characters in
            _ = sqlite3_bind_text64(pointer, position, characters.baseAddress, UInt64(characters.count), nil, UInt8(SQLITE_UTF8))
          }
        }
        withBound(values, from: index + 1, body)
      }
    case .id(let id):
      withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { buffer in
        sqlite3_bind_blob(pointer, position, buffer.baseAddress, 16, nil)
        withBound(values, from: index + 1, body)
      }
    }
  }

  private func bindCopy(of value: SQLValue, at position: CInt) {
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(pointer, position)
    case .real(let number): sqlite3_bind_double(pointer, position, number)
    case .integer(let number): sqlite3_bind_int64(pointer, position, number)
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes { buffer in
        buffer.isEmpty
          ? sqlite3_bind_zeroblob(pointer, position, 0)  // a null pointer would bind NULL
          : sqlite3_bind_blob64(pointer, position, buffer.baseAddress, UInt64(buffer.count), copies)
      }
    case .text(let string):
      let bytes = Array(string.utf8CString)
      let count = UInt64(bytes.count - 1)
      _ = bytes.withUnsafeBufferPointer { characters in
        sqlite3_bind_text64(pointer, position, characters.baseAddress, count, copies, UInt8(SQLITE_UTF8))
      }
    case .id(let id):
      _ = withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { buffer in
        sqlite3_bind_blob(pointer, position, buffer.baseAddress, 16, copies)
      }
    }
  }
}
