import CPostgres
import Model
import SQLPersistence

/// A statement's values as libpq takes them: binary, in one buffer.
struct PostgresParameters {
  /// The types by the numbers they have in every PostgreSQL: `bigint`, `double precision`, `bytea`, `uuid`; 0: as the statement needs it.
  private(set) var types: [PGoid] = []
  private var bytes: [UInt8] = []
  /// Where each value's bytes are; nil: it is NULL.
  private var ranges: [Range<Int>?] = []

  init(_ values: [SQLValue]) {
    types.reserveCapacity(values.count)
    ranges.reserveCapacity(values.count)
    for value in values {
      let start = bytes.count
      switch value {
      case .null:
        types.append(0)
        ranges.append(nil)
        continue
      case .real(let number):
        types.append(701)
        append(number.bitPattern.bigEndian)
      case .integer(let number):
        types.append(20)
        append(number.bigEndian)
      case .blob(let blob):
        types.append(17)
        bytes += blob
      case .text(let text):
        // `text` cannot hold NUL, and compares by its locale: names are bytes here.
        types.append(17)
        bytes += text.utf8
      case .id(let id):
        types.append(2950)
        append(id.high.bigEndian)
        append(id.low.bigEndian)
      }
      ranges.append(start..<bytes.count)
    }
    // A parameter without bytes must have an address all the same: none means NULL.
    bytes.append(0)
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number) { bytes += $0 }
  }

  /// Calls `body` with the addresses, lengths and formats that libpq wants, valid within the call.
  func withPointers<Value>(
    _ body: (_ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<CInt>?, _ formats: UnsafePointer<CInt>?) -> Value
  ) -> Value {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values: [UnsafePointer<CChar>?] = ranges.map { range in range.flatMap { range in start.map { $0 + range.lowerBound } } }
      return body(values, ranges.map { CInt($0?.count ?? 0) }, [CInt](repeating: 1, count: ranges.count))
    }
  }
}
