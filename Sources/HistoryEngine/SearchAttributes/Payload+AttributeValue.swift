public import Model
import SwiftProtobuf
public import TemporalAPI

extension AttributeValue {
  /// The value as clients are shown it: JSON, with its type beside it.
  public var payload: Payload {
    var payload = Payload()
    payload.metadata["encoding"] = Array("json/plain".utf8).asData
    payload.metadata["type"] = Array((type.typeName ?? "").utf8).asData
    payload.data = Array(json.utf8).asData
    return payload
  }

  private var type: IndexedValueType {
    switch self {
    case .keyword: .keyword
    case .keywordList: .keywordList
    case .text: .text
    case .int: .int
    case .double: .double
    case .bool: .bool
    case .datetime: .datetime
    }
  }

  private var json: String {
    switch self {
    case .keyword(let text), .text(let text): Self.json(.init(stringValue: text))
    case .keywordList(let words): Self.json(.init(listValue: .init(values: words.map { .init(stringValue: $0) })))
    case .int(let number): "\(number)"
    case .double(let number): Self.json(.init(numberValue: number))
    case .bool(let truth): "\(truth)"
    case .datetime(let time): (try? time.timestamp.jsonString()) ?? "null"
    }
  }

  /// Numbers that JSON has no word for become null.
  private static func json(_ value: Google_Protobuf_Value) -> String { (try? value.jsonString()) ?? "null" }
}
