import JSONText

/// Puts a request's JSON together from its body, its path and its query.
///
/// The body is the whole message where the route says so, and the query fills the message where there is no body (`google.api.http`).
struct RequestAssembly: Sendable {
  let schema: APISchema

  /// - Parameters:
  ///   - message: The full name of the request's message.
  ///   - fields: What the path fills; it wins over the body.
  func json(
    message: String, body: JSON?, fields: [(field: [String], text: String)], query: [(name: String, value: String)]
  ) throws(RequestFailure) -> JSON {
    var json = body ?? .object([])
    guard case .object = json else { throw RequestFailure("the body must be a JSON object") }
    if body == nil { try fill(&json, message: message, query: query) }
    for (path, text) in fields {
      guard let found = schema.fields(at: path, of: message) else { continue }
      json.set(.string(text), at: names(found, in: json)[...])
    }
    return json
  }

  /// Names that no field has are passed over: callers add parameters of their own to URLs.
  private func fill(_ json: inout JSON, message: String, query: [(name: String, value: String)]) throws(RequestFailure) {
    var order: [String] = []
    var values: [String: [String]] = [:]
    for (name, value) in query {
      if values[name] == nil { order.append(name) }
      values[name, default: []].append(value)
    }
    for name in order {
      let path = name.split(separator: ".").map(String.init)
      guard let found = schema.fields(at: path, of: message), let field = found.last, schema.mapValue(field) == nil,
        let texts = values[name]
      else { continue }
      var parsed: [JSON] = []
      for text in texts { parsed.append(try QueryValue.json(text, for: field, schema: schema)) }
      if field.isRepeated {
        json.set(.array(parsed), at: names(found, in: json)[...])
      } else {
        guard parsed.count == 1 else {
          throw RequestFailure("too many values for field \"\(field.protoName)\": \(texts.joined(separator: ", "))")
        }
        json.set(parsed[0], at: names(found, in: json)[...])
      }
    }
  }

  /// The members' names on a path: those that are there already, for a field may be written in two ways.
  private func names(_ fields: [FieldSchema], in json: JSON) -> [String] {
    var current: JSON? = json
    return fields.map { field in
      let name = current?[field.protoName] == nil ? field.jsonName : field.protoName
      current = current?[name]
      return name
    }
  }
}
