import GRDBSQLite
public import Model
public import SQLPersistence

/// The row a SQLite statement stands on.
public struct SQLiteRow: SQLRow {
  let statement: OpaquePointer

  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, CInt(column)) == SQLITE_NULL }

  public func real(_ column: Int) -> Double { sqlite3_column_double(statement, CInt(column)) }

  public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, CInt(column)) }

  public func size(_ column: Int) -> Int { Int(sqlite3_column_bytes(statement, CInt(column))) }

  public func blob(_ column: Int) -> [UInt8] { Array(bytes(column)) }

  public func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  public func id(_ column: Int) -> UniqueID {
    let bytes = bytes(column)
    guard bytes.count == 16 else { return UniqueID(high: 0, low: 0) }
    return UniqueID(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  /// The column's bytes where SQLite holds them: valid until the statement moves on.
  private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    // The pointer first: asking for it may convert the value, and the size is that of the converted one.
    let start = sqlite3_column_blob(statement, CInt(column))
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size(column))
  }
}
