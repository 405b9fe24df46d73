import JSONText

/// A payload as protobuf's JSON has it: `metadata` of base64 texts and `data` in base64.
enum LongPayload {
  /// The member of a short payload that names the type of its protobuf message.
  static let typeMember = "_protoMessageType"

  static func list(_ payloads: JSON) -> JSON {
    switch payloads {
    case .array(let elements): return .object([JSON.Member("payloads", .array(elements.map(from)))])
    case .object:
      guard case .array(let elements)? = payloads["payloads"] else { return payloads }
      return .object([JSON.Member("payloads", .array(elements.map(from)))])
    default: return payloads
    }
  }

  static func from(_ value: JSON) -> JSON {
    switch value {
    case .null: return payload(encoding: "binary/null", data: nil)
    case .object(let members) where isLong(members): return value
    case .object(let members):
      guard let type = value[typeMember]?.text else { return payload(encoding: "json/plain", data: value) }
      let message = JSON.object(members.filter { $0.name != typeMember })
      return payload(encoding: "json/protobuf", data: message, type: type)
    default: return payload(encoding: "json/plain", data: value)
    }
  }

  private static func payload(encoding: String, data: JSON?, type: String? = nil) -> JSON {
    var metadata = [JSON.Member("encoding", .string(Base64Text.encode(Array(encoding.utf8))))]
    if let type { metadata.append(JSON.Member("messageType", .string(Base64Text.encode(Array(type.utf8))))) }
    var members = [JSON.Member("metadata", .object(metadata))]
    if let data { members.append(JSON.Member("data", .string(Base64Text.encode(data.printed())))) }
    return .object(members)
  }

  /// Whether an object is a payload already: it has `metadata` and `data`, all base64, and nothing else.
  static func isLong(_ members: [JSON.Member]) -> Bool {
    guard members.count == 2, let data = JSON.object(members)["data"]?.text, Base64Text.decode(data) != nil,
      case .object(let metadata)? = JSON.object(members)["metadata"]
    else { return false }
    return !metadata.isEmpty && metadata.allSatisfy { $0.value.text.flatMap(Base64Text.decode) != nil }
  }
}
