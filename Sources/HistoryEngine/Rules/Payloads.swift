import FoundationEssentials
public import SwiftProtobuf
import TemporalAPI

extension Payload {
  /// Whether the payload stands for "nothing": no data at all, an explicit null encoding, or JSON's null or empty list.
  var isNull: Bool {
    if data.isEmpty { return true }
    guard metadata["encoding"].map({ String(decoding: $0, as: UTF8.self) }) == "json/plain" else { return false }
    let text = String(decoding: data, as: UTF8.self)
    return text == "null" || text == "[]"
  }

  /// A JSON string, as the server's own payloads are written.
  static func json(_ text: String) -> Payload {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    var payload = Payload()
    payload.metadata["encoding"] = Array("json/plain".utf8).asData
    // A string can always be encoded.
    payload.data = (try? encoder.encode(text)) ?? Data()
    return payload
  }
}

extension Payloads {
  static func json(_ text: String) -> Payloads {
    var payloads = Payloads()
    payloads.payloads = [.json(text)]
    return payloads
  }
}

extension [UInt8] {
  var asData: Data { Data(self) }
}

extension Message {
  /// The message's size on the wire, which is what limits count.
  public var wireBytes: Int { (try? serializedData().count) ?? 0 }
}
