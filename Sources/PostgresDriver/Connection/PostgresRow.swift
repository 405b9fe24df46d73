import CPostgres
public import Model
public import SQLPersistence

/// A row of a PostgreSQL result, in its binary form.
public struct PostgresRow: SQLRow {
  let result: OpaquePointer
  let row: CInt

  public func isNull(_ column: Int) -> Bool { cpq_getisnull(result, row, CInt(column)) == 1 }

  public func real(_ column: Int) -> Double { Double(bitPattern: UInt64(bitPattern: integer(column))) }

  public func integer(_ column: Int) -> Int64 {
    bytes(column).reduce(into: isNegative(column) ? -1 : 0) { $0 = $0 << 8 | Int64($1) }
  }

  public func size(_ column: Int) -> Int { Int(cpq_getlength(result, row, CInt(column))) }

  public func blob(_ column: Int) -> [UInt8] { Array(bytes(column)) }

  public func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  public func id(_ column: Int) -> UniqueID {
    let bytes = bytes(column)
    guard bytes.count == 16 else { return UniqueID(high: 0, low: 0) }
    return UniqueID(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  private func isNegative(_ column: Int) -> Bool { bytes(column).first.map { $0 >= 0x80 } ?? false }

  /// The column's bytes where libpq holds them: valid until the next row.
  private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: cpq_getvalue(result, row, CInt(column)), count: size(column))
  }
}
