import FoundationEssentials
public import Model
import SwiftProtobuf
public import TemporalAPI

extension AttributeValue {
  /// The value that the payload says; nil: none, or none of this type.
  public init?(_ payload: Payload, as type: IndexedValueType) {
    guard case .json(let json, let text) = SearchAttributeValue(payload) else { return nil }
    guard case .listValue(let list) = json.kind else {
      self.init(json.kind, text, type)
      return
    }
    let words = list.values.map(\.stringValue)
    if type == .keywordList {
      self = .keywordList(words)
    } else if let element = list.values.first, list.values.count == 1 {
      self.init(element.kind, (try? element.jsonString()) ?? "", type)
    } else {
      return nil
    }
  }

  private init?(_ json: Google_Protobuf_Value.OneOf_Kind?, _ text: String, _ type: IndexedValueType) {
    switch (type, json) {
    case (.keyword, .stringValue(let word)): self = .keyword(word)
    case (.keywordList, .stringValue(let word)): self = .keywordList([word])
    case (.text, .stringValue(let text)): self = .text(text)
    case (.double, .numberValue(let number)): self = .double(number)
    case (.bool, .boolValue(let flag)): self = .bool(flag)
    case (.int, .numberValue(let number)):
      // As a Double, a large number may be another one.
      guard let whole = Int64(text.filter { !$0.isWhitespace }) ?? Int64(exactly: number) else { return nil }
      self = .int(whole)
    case (.datetime, .stringValue):
      guard let time = try? Google_Protobuf_Timestamp(jsonString: text) else { return nil }
      self = .datetime(WallTime(time))
    default: return nil
    }
  }
}

extension IndexedValueType {
  /// The type of this name; nil for no name of a type.
  public init?(typeName: String) {
    guard let type = Self.allCases.first(where: { $0.typeName == typeName && !typeName.isEmpty }) else { return nil }
    self = type
  }
}
