import JSONText

/// Messages as OpenAPI schemas.
struct SchemaComponents {
  let schema: APISchema
  /// What a reference to a schema begins with.
  let place: String

  /// The schemas of some messages and of everything in them, by name.
  func reachable(from roots: [String]) -> JSON {
    var open = roots
    var found: Set<String> = []
    while let name = open.popLast() {
      guard Self.special[name] == nil, found.insert(name).inserted else { continue }
      for field in schema.messages[name]?.fields ?? [] {
        if case .message(let next) = (schema.mapValue(field) ?? field).kind { open.append(next) }
      }
    }
    return .object(found.sorted().map { .init($0, object($0)) })
  }

  /// Where a message's schema is found.
  func reference(_ message: String) -> JSON {
    Self.special[message] ?? .object([.init("$ref", .string(place + message))])
  }

  /// The schema of a field, repeated or not.
  func schema(of field: FieldSchema) -> JSON {
    if let value = schema.mapValue(field) {
      return .object([.init("type", .string("object")), .init("additionalProperties", schema(of: value))])
    }
    return field.isRepeated ? .object([.init("type", .string("array")), .init("items", single(field.kind))]) : single(field.kind)
  }

  private func object(_ name: String) -> JSON {
    let properties = (schema.messages[name]?.fields ?? []).map { JSON.Member($0.jsonName, schema(of: $0)) }
    return .object([.init("type", .string("object")), .init("properties", .object(properties))])
  }

  private func single(_ kind: FieldSchema.Kind) -> JSON {
    switch kind {
    case .bool: Self.type("boolean")
    case .string: Self.type("string")
    case .bytes: Self.type("string", format: "byte")
    case .int32: Self.type("integer", format: "int32")
    case .int64: Self.type("string", format: "int64")
    case .float: Self.type("number", format: "float")
    case .double: Self.type("number", format: "double")
    case .enumeration(let name):
      .object([.init("type", .string("string")), .init("enum", .array((schema.enumerations[name] ?? []).map { .string($0) }))])
    case .message(let name): reference(name)
    }
  }

  private static func type(_ name: String, format: String? = nil) -> JSON {
    .object([.init("type", .string(name))] + (format.map { [.init("format", .string($0))] } ?? []))
  }

  /// Messages whose JSON is not an object of their fields.
  private static let special: [String: JSON] = [
    "google.protobuf.Timestamp": type("string", format: "date-time"),
    "google.protobuf.Duration": type("string", format: "duration"),
    "google.protobuf.FieldMask": type("string"),
    "google.protobuf.Empty": type("object"),
    "google.protobuf.Any": .object([
      .init("type", .string("object")), .init("properties", .object([.init("@type", type("string"))])),
      .init("additionalProperties", .bool(true)),
    ]),
    "google.protobuf.BoolValue": type("boolean"),
    "google.protobuf.StringValue": type("string"),
    "google.protobuf.Int32Value": type("integer", format: "int32"),
    "google.protobuf.Int64Value": type("string", format: "int64"),
    "google.protobuf.DoubleValue": type("number", format: "double"),
    "google.protobuf.Struct": type("object"),
    "google.protobuf.Value": .object([]),
    // A payload is any JSON (`PayloadShorthand`).
    "temporal.api.common.v1.Payload": .object([]),
    "temporal.api.common.v1.Payloads": .object([.init("type", .string("array")), .init("items", .object([]))]),
  ]
}
