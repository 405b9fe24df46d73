import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// What a payload says as the value of a search attribute.
enum SearchAttributeValue {
  /// The payload removes the attribute, or leaves it unset.
  case null
  /// A JSON value; `text` is the JSON as it came.
  case json(Google_Protobuf_Value, text: String)
  /// Not JSON, or broken JSON.
  case unreadable

  init(_ payload: Payload) {
    switch payload.metadata["encoding"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "binary/null": self = .null
    case "json/plain":
      let text = String(decoding: payload.data, as: UTF8.self)
      guard let value = try? Google_Protobuf_Value(jsonString: text) else {
        self = .unreadable
        return
      }
      switch value.kind {
      case .nullValue: self = .null
      case .listValue(let list) where list.values.isEmpty: self = .null
      default: self = .json(value, text: text)
      }
    default: self = .unreadable
    }
  }

  /// Whether the value is one of the type. A list of one is taken as its element where the type is no list.
  func fits(_ type: IndexedValueType) -> Bool {
    guard case .json(let value, let text) = self else { return false }
    guard case .listValue(let list) = value.kind else { return Self.fits(value.kind, text, type) }
    if type == .keywordList { return list.values.allSatisfy { $0.isString } }
    let element = text.drop { $0.isWhitespace }.dropFirst().reversed().drop { $0.isWhitespace }.dropFirst().reversed()
    return list.values.count == 1 && Self.fits(list.values[0].kind, String(element), type)
  }

  private static func fits(_ kind: Google_Protobuf_Value.OneOf_Kind?, _ text: String, _ type: IndexedValueType) -> Bool {
    switch (type, kind) {
    case (.text, .stringValue), (.keyword, .stringValue), (.double, .numberValue), (.bool, .boolValue): true
    // The text decides: as a Double, 2⁵³ + 1 would look whole and be another number.
    case (.int, .numberValue): Int64(text.filter { !$0.isWhitespace }) != nil
    case (.datetime, .stringValue): (try? Google_Protobuf_Timestamp(jsonString: text)) != nil
    default: false
    }
  }

  /// The value as messages show it.
  var display: String {
    switch self {
    case .null: "null"
    case .unreadable: "a payload that is not JSON"
    case .json(let value, let text): Self.display(value, text)
    }
  }

  private static func display(_ value: Google_Protobuf_Value, _ text: String) -> String {
    switch value.kind {
    case .stringValue(let string): string
    case .numberValue(let number) where number == number.rounded() && abs(number) < 1e15: String(Int64(number))
    case .listValue(let list): "[" + list.values.map { display($0, (try? $0.jsonString()) ?? "") }.joined(separator: " ") + "]"
    default: text
    }
  }
}

extension Google_Protobuf_Value {
  fileprivate var isString: Bool {
    if case .stringValue = kind { true } else { false }
  }
}
