import FoundationEssentials
import JSONText
import SwiftProtobuf
import TemporalAPI

/// Histories as the JSON that SDKs replay, and as JSON that people read.
enum HistoryJSON {
  /// One event on one line.
  static func line(_ event: HistoryEvent, isReadable: Bool) -> [UInt8] {
    guard let bytes: [UInt8] = try? event.jsonUTF8Bytes() else { return Array("null".utf8) }
    guard isReadable, let json = try? JSON(parsing: bytes) else { return bytes }
    return decoded(json).printed()
  }

  /// Events indented, as one array.
  static func text(_ events: [HistoryEvent]) -> String {
    let values = events.compactMap { event -> JSON? in
      guard let bytes: [UInt8] = try? event.jsonUTF8Bytes() else { return nil }
      return try? JSON(parsing: bytes)
    }
    return String(decoding: JSON.array(values).printed(pretty: true), as: UTF8.self)
  }

  /// The same with every payload as the value in it, where that can be read.
  static func decoded(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): return .array(elements.map(decoded))
    case .object(let members):
      if json["metadata"]?["encoding"] != nil, let payload = try? Payload(jsonUTF8Bytes: json.printed()) {
        return PayloadView(payload).json
      }
      if members.count == 1, case .array(let payloads)? = json["payloads"] { return .array(payloads.map(decoded)) }
      return .object(members.map { JSON.Member($0.name, decoded($0.value)) })
    default: return json
    }
  }
}
