import SwiftProtobuf
import TemporalAPI

extension [HistoryEvent] {
  /// Field 1, length-delimited: `events` of `History`.
  private static var eventsTag: UInt8 { 0x0A }

  /// The events as a serialized `temporal.api.history.v1.History`.
  ///
  /// Event by event: a message is measured anew at every level that it is nested in, and this is a level less.
  func serializedHistory() throws -> [UInt8] {
    var bytes: [UInt8] = []
    for event in self {
      let encoded: [UInt8] = try event.serializedBytes()
      bytes.append(Self.eventsTag)
      bytes.append(varint: UInt64(encoded.count))
      bytes += encoded
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(varint value: UInt64) {
    var rest = value
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
