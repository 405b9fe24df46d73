import JSONText

/// Lets people write `"input": [1, "two"]` where the API has payloads with base64 inside, and answers them alike.
///
/// - A payload of encoding `json/plain` is its own JSON; of `json/protobuf`, its JSON with the message's type as `_protoMessageType`.
/// - JSON null is a payload of encoding `binary/null`. It is not written back as null: the long form tells it from a missing value.
/// - Everything else keeps the long form, `{"metadata": ..., "data": ...}`.
///
/// The rules are those of the original's HTTP API (docs/observed.md).
struct PayloadShorthand: Sendable {
  let schema: APISchema

  /// JSON with short payloads, as protobuf reads it.
  func expanded(_ json: JSON, as message: String) -> JSON {
    rewritten(json, message, Form(payload: LongPayload.from, list: LongPayload.list))
  }

  /// Protobuf's JSON with its payloads made short.
  func contracted(_ json: JSON, as message: String) -> JSON {
    rewritten(json, message, Form(payload: ShortPayload.from, list: ShortPayload.list))
  }

  /// What becomes of a payload and of a list of them.
  private struct Form {
    let payload: (JSON) -> JSON
    let list: (JSON) -> JSON
  }

  private func rewritten(_ json: JSON, _ message: String, _ form: Form) -> JSON {
    switch message {
    case "temporal.api.common.v1.Payload": return form.payload(json)
    case "temporal.api.common.v1.Payloads": return form.list(json)
    default: break
    }
    guard case .object(let members) = json, let fields = schema.messages[message] else { return json }
    return .object(
      members.map { member in
        guard let field = fields.field(member.name) else { return member }
        return JSON.Member(member.name, rewritten(member.value, field, form))
      })
  }

  private func rewritten(_ json: JSON, _ field: FieldSchema, _ form: Form) -> JSON {
    if let value = schema.mapValue(field) {
      guard case .object(let members) = json else { return json }
      return .object(members.map { JSON.Member($0.name, rewritten($0.value, value, form)) })
    }
    guard case .message(let name) = field.kind else { return json }
    guard field.isRepeated else { return rewritten(json, name, form) }
    guard case .array(let elements) = json else { return json }
    return .array(elements.map { rewritten($0, name, form) })
  }
}
