import JSONText

/// A payload as people write it: its value, where that says all that the payload does.
enum ShortPayload {
  static func list(_ payloads: JSON) -> JSON {
    guard case .array(let elements)? = payloads["payloads"] else { return .array([]) }
    let short = JSON.array(elements.map(from))
    // A list is written as a list only if every value in it says all that its payload does.
    return elements.allSatisfy { isNull($0) || from($0) != $0 } ? short : .object([JSON.Member("payloads", short)])
  }

  private static func isNull(_ payload: JSON) -> Bool { text("encoding", of: payload) == "binary/null" && payload["data"] == nil }

  static func from(_ payload: JSON) -> JSON {
    guard case .object(let metadata)? = payload["metadata"], let data = payload["data"]?.text.flatMap(Base64Text.decode),
      let value = try? JSON(parsing: data)
    else { return payload }
    switch (text("encoding", of: payload), text("messageType", of: payload), metadata.count) {
    case ("json/plain", nil, 1):
      return readsBackOtherwise(value) ? payload : value
    case ("json/protobuf", let type?, 2):
      guard case .object(let members) = value else { return payload }
      return .object([JSON.Member(LongPayload.typeMember, .string(type))] + members)
    default: return payload
    }
  }

  private static func text(_ name: String, of payload: JSON) -> String? {
    payload["metadata"]?[name]?.text.flatMap(Base64Text.decode).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a value, written short, would be taken for something else: for no value, for a long payload, for a typed message.
  private static func readsBackOtherwise(_ value: JSON) -> Bool {
    guard case .object(let members) = value else { return value == .null }
    return LongPayload.isLong(members) || value[LongPayload.typeMember] != nil
  }
}
