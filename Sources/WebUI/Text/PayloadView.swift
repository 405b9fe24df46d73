import Foundation
import JSONText
import SwiftProtobuf
import TemporalAPI

/// A payload as people read it.
struct PayloadView: Sendable, Hashable {
  /// Its value: JSON indented, text as it is, and a sentence for what cannot be read here.
  let text: String
  /// What its metadata says of its encoding.
  let encoding: String
  /// The payload as protobuf's JSON, for a codec server; nil where the text says it all.
  let encoded: String?

  init(_ payload: Payload) {
    let encoding = payload.metadata["encoding"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    self.encoding = encoding
    switch encoding {
    case "binary/null": (text, encoded) = ("null", nil)
    case "json/plain", "json/protobuf", "json/external-storage-reference":
      (text, encoded) = (Self.pretty(payload.data) ?? String(decoding: payload.data, as: UTF8.self), nil)
    case "binary/plain": (text, encoded) = (payload.data.base64EncodedString(), nil)
    default:
      let name = encoding.isEmpty ? "no encoding named" : encoding
      (text, encoded) = ("(\(payload.data.count) bytes, \(name))", try? payload.jsonString())
    }
  }

  /// The value as JSON for a larger document: what is no JSON becomes a string.
  var json: JSON {
    switch encoding {
    case "binary/null": .null
    case "json/plain", "json/protobuf": (try? JSON(parsing: Array(text.utf8))) ?? .string(text)
    default: .string(text)
    }
  }

  static func all(_ payloads: Payloads) -> [PayloadView] { payloads.payloads.map(PayloadView.init) }

  private static func pretty(_ data: Data) -> String? {
    (try? JSON(parsing: Array(data))).map { String(decoding: $0.printed(pretty: true), as: UTF8.self) }
  }
}
