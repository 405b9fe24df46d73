import Foundation
import JSONText
import TemporalAPI

/// An argument that a reader typed, on its way to a payload.
struct ArgumentInput: Sendable, Hashable {
  var text: String
  var encoding = Encoding.json
  /// What the JSON of a protobuf message is of, e.g. `acme.v1.Order`.
  var messageType = ""

  /// How the text becomes bytes.
  enum Encoding: String, Sendable, CaseIterable {
    case json = "json/plain"
    case string = "text"
    case protobuf = "json/protobuf"
    case bytes = "binary/plain"
    case null = "binary/null"

    var words: String {
      switch self {
      case .json: "JSON"
      case .string: "Text, as a JSON string"
      case .protobuf: "JSON of a protobuf message"
      case .bytes: "Text, as plain bytes"
      case .null: "Nothing (null)"
      }
    }
  }

  /// The payload. Throws for text that is not JSON where JSON is wanted.
  func payload() throws(ArgumentInputError) -> Payload {
    if encoding == .json, let payload = PayloadInput.whole(text) { return payload }
    var payload = Payload()
    payload.metadata["encoding"] = Data((encoding == .string ? Encoding.json : encoding).rawValue.utf8)
    switch encoding {
    case .json: payload.data = Data(try checked())
    case .protobuf:
      payload.data = Data(try checked())
      if !messageType.isEmpty { payload.metadata["messageType"] = Data(messageType.utf8) }
    case .string: payload.data = Data(JSON.string(text).printed())
    case .bytes: payload.data = Data(text.utf8)
    case .null: break
    }
    return payload
  }

  /// The text as it is, once it is known to be JSON.
  private func checked() throws(ArgumentInputError) -> [UInt8] {
    let bytes = Array(text.trimmed.utf8)
    do throws(JSONError) {
      _ = try JSON(parsing: bytes)
    } catch {
      throw ArgumentInputError(error)
    }
    return bytes
  }
}

extension ArgumentInput {
  /// What would be typed for a payload.
  init(_ payload: Payload) {
    let name = payload.metadata["encoding"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard let encoding = Encoding(rawValue: name), encoding != .string, let text = String(validating: payload.data, as: UTF8.self) else {
      self.init(text: PayloadInput.whole(payload))
      return
    }
    let messageType = payload.metadata["messageType"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    self.init(text: encoding == .bytes ? text : PayloadView(payload).text, encoding: encoding, messageType: messageType)
  }
}

/// Why a text is no value.
struct ArgumentInputError: Error, Hashable {
  let sentence: String

  init(_ error: JSONError) {
    sentence = "This is not JSON: \(error.message) (line \(error.line), column \(error.column)). A text needs quotes around it."
  }
}

extension Payload {
  /// A JSON value.
  init(json: JSON, type: String? = nil) {
    self = PayloadInput.payload(Data(json.printed()))
    if let type { metadata["type"] = Data(type.utf8) }
  }
}
